# Vague dates in words.

date_day = { $day } { TERM($month, form: "gen") } { $year }
date_day_month = { $day } { TERM($month, form: "gen") }
date_month = { TERM($month) } { $year }
date_month_alone = { TERM($month) }
date_season = { TERM($season) } { $year }
date_decade = { $decade }-е годы
# The same behind “about”, “since” and “until”, where a language has another form.
date_month_of = { TERM($month, form: "gen") } { $year }
date_season_of = { TERM($season, form: "gen") } { $year }
date_decade_of = { $decade }-х годов
date_year_of = { $year } года
date_century = между { $first } и { $last } годами
date_about = около { $date }
date_uncertain = { $date }?
date_about_uncertain = около { $date }?
date_since = { $begins ->
        [second] со { $date }
       *[other] с { $date }
    }
date_since_about = примерно { $begins ->
        [second] со { $date }
       *[other] с { $date }
    }
date_until = до { $date } включительно
date_until_about = примерно до { $date }
date_range = { $first } – { $last }
date_days = { $first }–{ $last }
date_today = сегодня
date_days_ago = { $count ->
        [one] { $count } день
        [few] { $count } дня
        [many] { $count } дней
       *[other] { $count } дня
    } назад
date_months_ago = { $count ->
        [one] { $count } месяц
        [few] { $count } месяца
        [many] { $count } месяцев
       *[other] { $count } месяца
    } назад
date_years_ago = { $count ->
        [one] { $count } год
        [few] { $count } года
        [many] { $count } лет
       *[other] { $count } года
    } назад
