# Vague dates in words.

date_day = { $day } { TERM($month, form: "gen") } { $year }
date_day_month = { $day } { TERM($month, form: "gen") }
date_month = { TERM($month) } { $year }
date_month_alone = { TERM($month) }
date_season = { TERM($season) } { $year }
date_decade = { $decade }-ті
# The same behind “about”, “since” and “until”, where a language has another form.
date_month_of = { TERM($month, form: "gen") } { $year }
date_season_of = { TERM($season, form: "gen") } { $year }
date_decade_of = { $decade }-х
date_year_of = { $year } року
date_century = між { $first } і { $last } роками
date_about = близько { $date }
date_uncertain = { $date }?
date_about_uncertain = близько { $date }?
date_since = з { $date }
date_since_about = приблизно з { $date }
date_until = до { $date } включно
date_until_about = приблизно до { $date }
date_range = { $first } – { $last }
date_days = { $first }–{ $last }
date_today = сьогодні
date_days_ago = { $count ->
        [one] { $count } день
        [few] { $count } дні
        [many] { $count } днів
       *[other] { $count } дня
    } тому
date_months_ago = { $count ->
        [one] { $count } місяць
        [few] { $count } місяці
        [many] { $count } місяців
       *[other] { $count } місяця
    } тому
date_years_ago = { $count ->
        [one] { $count } рік
        [few] { $count } роки
        [many] { $count } років
       *[other] { $count } року
    } тому
