# What was made on a page and not sent is told before the page is left, whichever way;
# once more leaves.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
env HUBDECK_CONFIG=$TMP/config
file $TMP/config
|[context work]
|user = nadia
start northwind:teams 24x80
wait loaded 9 teams
type jM
wait 15 repos x 9 teams
key Enter
expect 1 changed
# By an address.
type :northwind:members
key Enter
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams                               [1-15/15] x 9  1 changed
|  REPOSITORY                ci       contractors   data     legacy-admins      >
>> attic-2019                -       [*read]        -        -
|  batch-reports             -        -             read     -
|  checkout                  -        -             -        -
|  customer-export  public   -        -             write    -
|  gateway                   -        -             -        -
|  internal-payroll public   -        -             -        -
|  ml-features               -        -             write    -
|  orphan-tool      no team  -        -             -        -
|  sdk              public   -        -             -        -
|  sealed-keys      no team  -        -             -        admin
|  shop                      write    -             -        -
|  site             public   -        -             -        -
|  tmp-loader                -        -             write    -
|  warehouse-etl             -        admin         write    -
|  year-end                  -        -             -        -
|
|────────────────────────────────────────────────────────────────────────────────
|attic-2019, team contractors, 2 people: none -> read
|4 public, 2 no team reaches   * changed   ? not read   28 requests
|! 1 cell not sent: = reviews, U takes back, once more leaves       data 12:00:00
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
expect 1 changed
type :fabrikam
key Enter
wait loaded 3 repos
# By each of the keys; what is done in between is told again.
type :northwind:teams
key Enter
type M
wait 15 repos x 9 teams
key Enter
key Esc
expect once more leaves
key Right
key Esc
expect once more leaves
type v
expect members x teams
type vR
expect repos x teams
wait 15 repos x 9 teams
key Enter
type -
expect once more leaves
type -
absent 1 changed
expect fabrikam > repos
# A list that was opened from there lies over it, and so does what comes after.
type :northwind:teams
key Enter
type M
wait 15 repos x 9 teams
key Enter
type a
wait can push:
type :fabrikam
key Enter
expect fabrikam > repos
key Esc Esc
expect 1 changed
# By commands that leave everything.
type :jobs
key Enter
expect once more leaves
key Right Left
type :ctx work
key Enter
expect once more leaves
key Right Left
type :logout
key Enter
expect once more leaves
key Right Left
type :q
key Enter
expect once more leaves
type :q
key Enter
exit 0
# What lies over it, and was not told of, is told first.
file $TMP/june.csv
|email
|ana@northwind.example
start northwind:teams 24x80
wait loaded 9 teams
type jM
wait 15 repos x 9 teams
key Enter
key Esc
expect 1 cell not sent
type :invite ~/june.csv
key Enter
wait DRY RUN
key Enter
type x
key F9
wait 1 edited
wait DRY RUN
type :q
key Enter
expect 1 edited, not sent
type G
type :q
key Enter
expect 1 edited, not sent
type :q
key Enter
exit 0
# Of two, each is told.
start northwind:teams 24x80
wait loaded 9 teams
type jM
wait 15 repos x 9 teams
key Enter
type :invite ~/june.csv
key Enter
wait DRY RUN
key Enter
type x
key F9
wait 1 edited
wait DRY RUN
type :q
key Enter
expect 1 edited, not sent
type :q
key Enter
expect 1 cell not sent
type :q
key Enter
exit 0
# :q! asks nothing.
start northwind:teams 24x80
wait loaded 9 teams
type jM
wait 15 repos x 9 teams
key Enter
expect 1 changed
type :q!
key Enter
exit 0
# What was taken out of a plan by hand; its rule is kept as when Esc leaves it.
hubsim --fixture acme --clock-scale 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
key F9
wait Will delete
key Tab
type  -
key Tab
expect 2 by hand
type e
expect 2 taken out, and the plan not saved: w saves it, once more leaves
type :acme
key Enter
wait loaded 13 repos
type :acme/web-app
key Enter
type P
expect 180d
key F9
wait Will delete
key Tab
type  -
key Tab
type w
expect ok: saved
type e
expect [ Plan ]
key Esc
type :q
key Enter
exit 0
# Lines of people that were edited, and those marked to be invited again.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
file $TMP/june.csv
|email
|zoe@northwind.example
|mo.salah@northwind.example
start northwind:teams 24x80
wait loaded
type :northwind:members
key Enter
wait northwind > members
wait loaded
type :invite ~/june.csv
key Enter
wait ask 1
key Esc
expect northwind > members
type :invite ~/june.csv
key Enter
wait ask 1
type j
key Space
key Esc
expect 1 to resend, not sent: F9 sends, E writes, once more leaves
key Down
type :northwind:teams
key Enter
expect once more leaves
key Up
type q
expect once more leaves
key Enter
key C-u
type zoe.z@northwind.example
key F9
wait zoe.z
wait DRY RUN
type -
expect 1 edited, 1 to resend, not sent: F9 sends, E writes
type n
expect CSV file (1 edited, 1 to resend will be lost)
key Esc
type :ctx work
key Enter
expect once more leaves
key Up
type :q
key Enter
expect once more leaves
# In a file they are kept, until the next.
type E
key Enter
expect 2 rows written to
type j
key Space
expect ask 1
key Esc
expect 1 edited, not sent: F9 sends, E writes, once more leaves
type E
key C-u
type ~/kept.csv
key Enter
expect 2 rows written to
key Esc
wait northwind > members
type :q
key Enter
exit 0
