# A personal token cannot see the organization: what was said, what would work, what you have.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme:members 24x80
wait FORBIDDEN
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > members                                            [0] flags v  FORBIDDEN
| Hub said: 403 "token issued from personal access token".
| Members need: password + 2FA sign-in as an owner, or an organization token
| with scope-member-read.
| You are: maria by personal token.
| L sign in another way   C what can this credential do?   R read again
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
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
|GET /v2/orgs/acme/members?page=1&page_size=100 403 (not retried)
|
|error: Hub said: 403 "token issued from personal access token"; Hub refuses ses…
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type 4
wait Teams need
expect FORBIDDEN
type 6
wait Invites need
expect FORBIDDEN
type 8
wait Organization tokens need
expect FORBIDDEN
type 9
wait Audit needs
expect FORBIDDEN
type :acme:settings
key Enter
wait Settings need
expect FORBIDDEN
type :pats
key Enter
wait Personal tokens need
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW      API 173/180 reset HH:MM:SS  jobs 0
|pats                                                    [0] expires ^  FORBIDDEN
| Hub said: 403 "token issued from personal access token is not allowed".
| Personal tokens need: password + 2FA sign-in; no token can list tokens.
| You are: maria by personal token.
| L sign in another way   C what can this credential do?   R read again
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
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
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/access-tokens?page=1&page_size=100 403 (not retried)
|
|error: Hub said: 403 "token issued from personal access token is not allowed"; …
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :q
key Enter
exit 0
