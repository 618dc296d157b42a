# Vague dates in words.

date_day = { $day } { $month } { $year }
date_day_month = { $day } { $month }
date_month = { $month } { $year }
date_season = { $season } { $year }
date_decade = { $decade }s
date_century = between { $first } and { $last }
date_about = about { $date }
date_uncertain = { $date }?
date_about_uncertain = about { $date }?
date_since = since { $date }
date_until = until { $date }
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

season_spring = spring
season_summer = summer
season_autumn = autumn
season_winter = winter
quarter_first = first quarter of
quarter_second = second quarter of
quarter_third = third quarter of
quarter_last = last quarter of
half_first = first half of
half_second = second half of
