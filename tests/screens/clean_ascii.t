# A cleanup in ASCII.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "GET */tags?page=1&* stall skip=2"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
env LC_ALL=C
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
wait would go: 151
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > tags                             [1-16/459] pushed v  filter: -
| +- Clean acme/web-app -------------------------------------------------------+
|>|   Of 459 tags would go: 151   60.1G logical                                |
| |   Stay: 1 named latest, 42 immutable by a rule of the repository, 8        |
| |   pushed or pulled in the last 24 h, 2 newest version of a major line,     |
| |   match                    [pr-*                                         ] |
| |   exclude                  [                                             ] |
| | > older than               [180d                                         ] |
| |   not pulled since         [                                             ] |
| |   include never pulled     < no >                                          |
| |   status                   [ ] active                                      |
| |                            [ ] inactive                                    |
| |                            [ ] stale                                  more |
| |                                                                            |
| |   neither pushed nor pulled since: 180d, 12w, 2026-01-01                   |
| |   [ Plan ]   [ Cancel ]                                                    |
| |   Tab next   F9 plan   Esc leave                                           |
| +----------------------------------------------------------------------------+
|-------------------------------------------------------------------------------
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc~
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|
key F9
wait Will delete
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX               [1-20/26]  0 sent
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
|                       2 newest version of a major line (include
|                         newest versions)
|                     106 not matched by the rule
|                      60 never pulled (include never pulled)
|                      76 pushed or pulled too recently for the rule
|                      13 share a digest with what stays: deleting
|                         them frees nothing
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
| Oldest        pr-4214-b644  pushed 568d ago, pulled 563d ago
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
key Enter
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX               [1-20/26]  0 sent
| Rule          pr-*, neither pushed nor pulled since 180d
| Wi+- Clean 151 tags? ------------------------------------------------------+
|   | in acme/web-app                                                        |
|   |   pr-4214-b644                                                         |
| Co|       d4012adec729   388M   pushed 568d                                |
|   |   pr-4217-4937                                                         |
| Un|       70601857cf0f   388M   pushed 566d                                |
| Wi|   pr-4223-3d46                                                         |
|   |       acca6635f49a   388M   pushed 562d                                |
|   |   and 148 more                                                         |
|   | 60.1G logical (layers are shared)   last pull 184d                     |
|   | newest pr-4817-ff32, pushed 186d                                       |
|   | Cannot be undone: Docker cannot restore a deleted tag.                 |
|   | The list again, then up to 157 requests, each in the journal.          |
|   | Type acme/web-app: [            ]                                      |
>   | [ Cancel ]  [ Apply ]                                                  |
|   | name, then F9 (or Tab, Enter) clean   Esc cancel                       |
|   +------------------------------------------------------------------------+
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
| Oldest        pr-4214-b644  pushed 568d ago, pulled 563d ago
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
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 1
|acme/web-app > job clean-20240301-120000-XXXX                             PAUSED
| [......................................................]  0 / 151
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
| Esc leaves it at work.  If this program ends it can be gone on with:
|   hubdeck apply --resume clean-20240301-120000-XXXX
| It stops at 5 refusals in a row, 3 server errors, a lost sign-in.
|
|z go on   x stop here   Esc background   ? help
type x
wait REPORT
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                     API -  jobs 0
|acme/web-app > job clean-20240301-120000-XXXX                    [1-7/7]  REPORT
| begun 2024-03-01 12:00 by maria
| stopped by the user
| deleted                            0
| left                             151
| storage 412.3G before, not known after (the Hub updates this later)
| 1 request, 0 answered 429; the journal has the details: hubdeck journal --job
| clean-20240301-120000-XXXX
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
>hubdeck  127.0.0.1:PORTS  maria  pat  RW                           API -  jobs 0
|jobs                                                  [1-1/1] began v  filter: -
| JOB                          STATE         WHERE                  DONE     LEFT
|>clean-20240301-120000-XXXX   unfinished    acme/web-app              0      151
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
|-------------------------------------------------------------------------------
|clean-20240301-120000-XXXX   failed 0   began 0s   who maria   why stopped by t~
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
