# An error says what was answered; R reads again; rows stay when a refresh fails.
hubsim --fixture acme --control --fail "GET */repositories/base-images/tags* 500 n=8"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/base-images 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 178/180 reset HH:MM:SS  jobs 0
|acme > base-images > tags                                    [0] pushed v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/base-images/tags?page=1&page_size=100 500 …
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type !
screen
>hubdeck  acme  maria  pat  RW                 API 178/180 reset HH:MM:SS  jobs 0
|errors of this session                                                   [1-4/4]
| 12:00:00  Hub said: 500 "Delete
|           "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
|           non-successful response (status=401
|           body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")"
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
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type qqqq
exit 0
