# Dossiers, case reports and public lists as documents.

report_sources = Sources
report_against = Against it:
report_dossier = Dossier: { $name }
report_case = Case report: { $title }
report_list = { $people ->
        [one] 1 person
       *[other] { $people } people
    }
report_made = Made on { $date } from the records of the case tracker.
report_full_remark = This holds what the records tell, also what must not be published. Left out: working notes, the list of people close to somebody, and sources that must not be named; what is told of an event may still speak of people close to somebody.
report_public_remark = This holds only what may be shown to anybody. Left out: { $fields }.
report_record = Record { $id }
report_statements = What is told, and who says so
report_steps = What was done
report_disputes = Disputed
report_disputed = { $field }: what the sources say
report_side = One side
report_goes_by = The record goes by it
report_yes = yes
report_no = no
report_said_by = Who says so
report_time_line = Time line of { $name }
report_time_line_of_all = Time line
report_when = When
report_what = What
report_where = Where
report_name = Name
report_role = Role
report_status = Status
report_since = Since
report_last_seen = Last seen
report_region = Region
report_unit = Unit
report_cases = Cases
report_people = How many
report_facts = Facts
report_fact = Fact
report_told = As recorded
report_by_status = People by status
report_no_status = no status
report_figures = Reported figures
report_figure = { $what }: { $told }.
report_figure_as_of = { $what }, as of { $when }: { $told }.
report_people_of_case = People of the case
report_close_left_out = { $close ->
        [one] 1 more person has a part in this case only as somebody's relative and is left out
       *[other] { $close } more people have a part in this case only as somebody's relatives and are left out
    }: who reads this must not be led to people close to those who are missing.
report_current = known now
report_is_last_seen = last seen
report_is_withdrawn = withdrawn
report_id = Record
report_people_from_to = People { $first } to { $last }
