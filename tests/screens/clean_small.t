# A cleanup on the smallest terminal, from the rule to the list of jobs.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "GET */tags?page=1&* stall skip=2"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 15x60
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
wait would go: 151
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 0
|acme > web-app > tags          [1-8/459] pushed v  filter: -
| ┌─ Clean acme/web-app ───────────────────────────────────┐>
|>│   Of 459 tags would go: 151   60.1G logical            │1
| │   Stay: 1 named latest, 42 immutable by a rule of the  │1
| │   repository, 8 pushed or pulled in the last 24 h, 2   │2
| │   match                    [pr-*                     ] │2
| │   exclude                  [                         ] │2
| │ > older than               [180d                     ] │1
| │   not pulled since         [                      more │2
| │   neither pushed nor pulled since: 180d, 12w,          │3
|─│   2026-01-01                                           │─
|a│   [ Plan ]   [ Cancel ]                                │…
| │   Tab next   F9 plan   Esc leave                       │0
| └────────────────────────────────────────────────────────┘
key F9
wait Will delete
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 0
|acme > web-app > plan clean-20240301-120…  [1-11/41]  0 sent
| Rule         pr-*, neither pushed nor pulled since 180d
| Will delete        151 tags of 459
|              60.1G logical; layers are shared, so at most
|              53.3G is freed
|              acme/web-app takes 412.3G by the Hub's own
|              figure
| Cost         162 requests
|              or 20 with by digest, which deletes their
|              images, too
| Undo         none: nothing can be restored; the plan
|              keeps the digests
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
key Enter
wait name, then F9
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 0
|acme > web-app > plan clean-20240301-120…  [1-11/41]  0 sent
|┌─ Clean 151 tags? ────────────────────────────────────────┐
|│ in acme/web-app                                          │
|│   pr-4214-b644  d4012adec729  388M  568d                 │
|│   pr-4217-4937  70601857cf0f  388M  566d                 │
|│   pr-4223-3d46  acca6635f49a  388M  562d                 │
|│   and 148 more                                           │
|│ 60.1G logical (layers are shared)   last pull 184d       │
|│ newest pr-4817-ff32, pushed 186d                         │
|│ Cannot be undone: Docker cannot restore a deleted tag.   │
|│ Type acme/web-app: [            ]                        │
>│ [ Cancel ]  [ Apply ]   Up and Down show the rest        │
|│ name, then F9 (or Tab, Enter) clean   Esc cancel         │
|└──────────────────────────────────────────────────────────┘
type acme/web-app
key F9
wait RUNNING
# The job reads the list again, and is answered no more.
requests GET */tags?page=1&* 3
type z
wait PAUSED
screen
>hubdeck  acme  maria  pat  RW                  API -  jobs 1
|acme/web-app > job clean-20240301-120000-XXXX         PAUSED
| [..................................]  0 / 151
|
| deleted              0    rate     -
| already gone         0    elapsed  0s
| left alone           0    left     -
| refused              0    waiting  for you: z goes on
| unknown              0
|
| Esc leaves it at work.  If this program ends it can be gon…
|   hubdeck apply --resume clean-20240301-120000-XXXX
| It stops at 5 refusals in a row, 3 server errors, a lost s…
|
|z go on   x stop here   Esc background   ? help
type x
wait REPORT
# Its heading is cut within the id, which is another one each time.
expect stopped by the user
expect hubdeck journal --job clean-
expect c go on: 151 left
key Esc
type :jobs
key Enter
wait unfinished
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW       API -  jobs 0
|jobs                              [1-1/1] began v  filter: -
| JOB                          STATE         WHERE          >
|>clean-20240301-120000-XXXX   unfinished    acme/web-app
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────
|clean-20240301-120000-XXXX   done 0   left 151   failed 0  …
|                                               data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  ? help
type :q
key Enter
exit 0
