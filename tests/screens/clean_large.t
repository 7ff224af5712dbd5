# A cleanup on a large terminal: question, job, report, jobs.  Form and plan are in
# clean_form.t and clean_plan.t.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "GET */tags?page=1&* stall skip=2"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 50x200
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
wait would go: 151
key F9
wait Will delete
key Enter
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                                             API -  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > plan clean-20240301-120000-XXXX                                     [1-24/24]  0 sent
| Rule          pr-*, neither pushed nor pulled since 180d
| Will delete         151 tags of 459
|               60.1G logical; layers are shared, so at most 53.3G is freed
|               acme/web-app takes 412.3G by the Hub's own figure
| Cost          162 requests
|               or 20 with by digest, which deletes their images, too
| Undo          none: nothing can be restored; the plan keeps the digests
| Will keep           308 tags
|                       1 named latest
|                      42 immutable by a rule of the repository
|                       8 pushed or pulled in the last 24 h
|                       2 newest version of a major line (include newest versions)
|                     106 not matched by the rule
|                      60 never pulled (include never pulled)
|                      76 pushed or pulled too recently for the ┌─ Clean 151 tags? ──────────────────────────────────────────────────────┐
|                      13 share a digest with what stays: deleti│ in acme/web-app                                                        │
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago  │   pr-4214-b644                                                         │
| Oldest        pr-4214-b644  pushed 568d ago, pulled 563d ago  │       d4012adec729   388M   pushed 568d                                │
| Newest        pr-4817-ff32  pushed 186d ago, pulled 184d ago  │   pr-4217-4937                                                         │
| At random     pr-4784-b669  pushed 207d ago, pulled 205d ago  │       70601857cf0f   388M   pushed 566d                                │
|               pr-4556-1412  pushed 351d ago, pulled 347d ago  │   pr-4223-3d46                                                         │
|               pr-4463-6446  pushed 410d ago, pulled 406d ago  │       acca6635f49a   388M   pushed 562d                                │
|               pr-4256-2316  pushed 541d ago, pulled 535d ago  │   and 148 more                                                         │
|               pr-4226-f7a1  pushed 560d ago, pulled 555d ago  │ 60.1G logical (layers are shared)   last pull 184d                     │
|                                                               │ newest pr-4817-ff32, pushed 186d                                       │
|                                                               │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|                                                               │ The list again, then up to 157 requests, each in the journal.          │
|                                                               │ Type acme/web-app: [            ]                                      │
>                                                               │ [ Cancel ]  [ Apply ]                                                  │
|                                                               │ name, then F9 (or Tab, Enter) clean   Esc cancel                       │
|                                                               └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
type acme/web-app
key F9
wait RUNNING
# The job reads the list again, and is answered no more.
requests GET */tags?page=1&* 3
type z
wait PAUSED
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                                             API -  jobs 1
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme/web-app > job clean-20240301-120000-XXXX                                                   PAUSED
| [............................................................]  0 / 151
|
| deleted              0    rate     -
| already gone         0    elapsed  0s
| left alone           0    left     -
| refused              0    waiting  for you: z goes on
| unknown              0
|
| Last
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
| Esc leaves it at work.  If this program ends it can be gone on with:
|   hubdeck apply --resume clean-20240301-120000-XXXX
| It stops at 5 refusals in a row, 3 server errors, a lost sign-in.
|
|z go on   x stop here   Esc background   ? help
type x
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                                             API -  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme/web-app > job clean-20240301-120000-XXXX                                          [1-6/6]  REPORT
| begun 2024-03-01 12:00 by maria
| stopped by the user
| deleted                            0
| left                             151
| storage 412.3G before, not known after (the Hub updates this later)
| 1 request, 0 answered 429; the journal has the details: hubdeck journal --job clean-20240301-120000-XXXX
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|
|acme/web-app: stopped, 0 deleted, 151 left; :jobs has it
|Esc close   c go on: 151 left   j k scroll
key Esc
type :jobs
key Enter
wait unfinished
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                                                                                                                                                   API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  jobs                                                                         [1-1/1] began v  filter: -
| JOB                          STATE         WHERE                               DONE     LEFT  FAILED   BEGAN  WHO    >│ job  clean-20240301-120000-XXXX (row 1)
|>clean-20240301-120000-XXXX   unfinished    acme/web-app                           0      151       0      0s  maria   │
|                                                                                                                       │ job           clean-20240301-120000-XXXX
|                                                                                                                       │ state         unfinished
|                                                                                                                       │ where         acme/web-app
|                                                                                                                       │ done          0
|                                                                                                                       │ left          151
|                                                                                                                       │ failed        0
|                                                                                                                       │ began         2024-03-01 12:00 UTC (0s)
|                                                                                                                       │ who           maria
|                                                                                                                       │ holder        -
|                                                                                                                       │ why           stopped by the user
|                                                                                                                       │ planned       151
|                                                                                                                       │ gone          0
|                                                                                                                       │ drifted       0
|                                                                                                                       │ unknown       0
|                                                                                                                       │ ended         2024-03-01 12:00 UTC (0s)
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     ...       -     -  /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.2k  /v2/namespaces/acme/repositories/web-app
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|  12:00:00 GET     200   N.NNs  165k  /v2/namespaces/acme/repositories/web-app/tags?page=3&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|clean-20240301-120000-XXXX   why stopped by the user   planned 151   gone 0   drifted 0   unknown 0   ended 0s
|                                                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :q
key Enter
exit 0
