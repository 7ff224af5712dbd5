# A matrix as a file: the rows shown, all teams, as the Hub has them.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */gateway/groups* 403 n=1"
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind 24x80
wait loaded
type M
wait INCOMPLETE
type /e
key Enter
# What is changed on paper only is not in it.
type g
key Enter
expect 1 changed
type E
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > repos x teams               [1-12/12] x 9  1 changed  /e  INCOMPLETE
| ! Not read: access of gateway: Hub said: 403 "insufficient scope"
|  REPOSITORY                ci       contractors   data     legacy-admins      >
>> batch-reports            [*read]   -             read     -
|  checkout                  -        -             -        -
|  customer-export  public   -        -             write    -
|  gateway                   ?        ?             ?        ?
|  internal-payroll public   -        -             -        -
|  ml-features               -        -             write    -
|  orphan-tool      no team  -        -             -        -
|  sealed-keys      no team  -        -             -        admin
|  site             public   -        -             -        -
|  tmp-loader                -        -             write    -
|  warehouse-etl             -        admin         write    -
|  year-end                  -        -             -        -
~3
|────────────────────────────────────────────────────────────────────────────────
|batch-reports, team ci, 1 person: none -> read
|4 public, 2 no team reaches (1 unknown)   * changed   ? not read   28 requests
|export to (.csv or .json, Esc cancels): northwind-repos-teams.csv
|Enter change  = review  v members  a ways  t team  E export  / filter  ? help
key C-u
type $TMP/m.csv
key Enter
expect 12 rows written, INCOMPLETE, without what is not sent: /
written $TMP/m.csv
|# place: northwind: repos x teams
|# time: 2024-03-01T12:00:00Z
|# account: nadia, password
|# filter: e
|# requests: 28
|# complete: no
|repository,note,ci,contractors,data,legacy-admins,ops,owners,platform,release,web
|batch-reports,,none,none,read,none,none,none,none,none,none
|checkout,,none,none,none,none,write,none,none,none,write
|customer-export,public,none,none,write,none,none,none,none,none,none
|gateway,,?,?,?,?,?,?,?,?,?
|internal-payroll,public,none,none,none,none,admin,none,none,none,none
|ml-features,,none,none,write,none,none,none,read,none,none
|orphan-tool,no team,none,none,none,none,none,none,none,none,none
|sealed-keys,no team,none,none,none,admin,none,none,none,none,none
|site,public,none,none,none,none,none,none,none,none,write
|tmp-loader,,none,none,write,none,none,none,none,none,none
|warehouse-etl,,none,admin,write,none,none,none,none,none,none
|year-end,,none,none,none,none,write,none,none,none,none
= 600
type E
key C-u
type $TMP/m.csv
key Enter
expect error:
expect nothing is overwritten
key C-u
type $TMP/m.txt
key Enter
expect error: the name must end with .csv or .json
key Esc
absent export to
written $TMP/m.txt
= none
# Members, one of them.
type U
type v
wait members x teams
type /nwbot
key Enter
type E
key C-u
type $TMP/m.json
key Enter
expect 1 row written, INCOMPLETE: /
written $TMP/m.json
|{"meta":{"place":"northwind: members x teams","time":"2024-03-01T12:00:00Z","account":"nadia, password","filter":"nwbot","requests":28,"complete":false},
|"rows":[
|{"member":"nwbot","note":"","teams":{"ci":"yes","contractors":"no","data":"no","legacy-admins":"no","ops":"no","owners":"no","platform":"no","release":"no","web":"no"}}
|]}
= 600
type /zzz
key Enter
type E
expect nothing to export: no row is shown
type :q
key Enter
exit 0
# Nothing of it is known: no 0 is said.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail "GET */repositories/*/groups* 403"
start northwind 24x80
wait loaded
type M
wait INCOMPLETE
expect 4 public, no team reaches: not known   * changed   ? not read
expect INCOMPLETE: 15 lists not read; ? stands where it matters
absent no team  ?
type :q
key Enter
exit 0
