# Vague dates in words.

date_day = { $day } { TERM($month) } { $year }
date_day_month = { $day } { TERM($month) }
date_month = { TERM($month) } { $year }
date_month_alone = { TERM($month) }
date_season = { TERM($season) } { $year }
date_decade = { $decade }s
# The same behind “about”, “since” and “until”, where a language has another form.
date_month_of = { TERM($month) } { $year }
date_season_of = { TERM($season) } { $year }
date_decade_of = { $decade }s
date_year_of = { $year }
date_century = between { $first } and { $last }
date_about = about { $date }
date_uncertain = { $date }?
date_about_uncertain = about { $date }?
# $begins: `second` where the date is read as the second of something.
date_since = since { $date }
# $begins: `second` where the date is read as the second of something.
date_since_about = since about { $date }
date_until = until { $date }
date_until_about = until about { $date }
date_range = { $first } – { $last }
date_days = { $first }–{ $last }
date_today = today
date_days_ago = { $count ->
        [one] 1 day
       *[other] { $count } days
    } ago
date_months_ago = { $count ->
        [one] 1 month
       *[other] { $count } months
    } ago
date_years_ago = { $count ->
        [one] 1 year
       *[other] { $count } years
    } ago
