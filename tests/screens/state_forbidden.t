# Forbidden: what was said, what would work, what you have.
hubsim --fixture acme --fail "GET */repositories/web-app/tags* 403"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_ro
start acme/web-app 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 178/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                                    [0] pushed v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Tags need: any sign-in for private repositories; an organization token needs
| scope-tag-read.
| You are: maria by personal token.
| L sign in another way   C what can this credential do?   R read again
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
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 403 (not…
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type qqq
exit 0
