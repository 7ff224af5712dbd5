# Every pane when the Hub fails: what was said, and R.
hubsim --fixture acme --rate-limit 0 --fail "GET * 500"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 24x80
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                                    [0] as sent  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| NAME                                              KIND          ROLE      TEAMS
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/user/orgs/?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :acme
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                                   [0] size v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories?page=1&page_size=100 500 (not retried)
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > tags                                        [0] pushed v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 500 (not…
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > images                                      [0] pulled ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 500 (not…
|manifests without a tag are not here: + reads them
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                         [0] pulled ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags/v3.2.1 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                                   [0] team ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| TEAM                  MEMBERS  DESCRIPTION
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-members                                    [0] member ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  MEMBER                NAME                                            JOINED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/members?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-repos                                  [0] repository ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| REPOSITORY                                                  PERMISSION  VIS
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/repositories?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                                [0] flags v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/members?page=1&page_size=100 500 (not retried)
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                                  [0] age ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  INVITEE                        AGE  STATUS        TEAM          BY
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/invites 500 (not retried)
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                      [0] name ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  NAME                  URL                                               LAST
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100 500 (n…
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                        [0] expires ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/access-tokens?page=1&page_size=100 500 (not retried)
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                                 [0] expires ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  LABEL                                            STATE      EXPIRES     USED
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/access-tokens?page=1&page_size=100 500 (not retried)
|
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                        [0] team ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  TEAM                                                              PERMISSION
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/groups/?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > manifests                                   [0] pushed v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/manifests?page_size=100 500 (not r…
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > audit                                                   [0] time v  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
|    TIME  ACTOR           ACTION                NAME
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/auditlogs/acme?page=1&page_size=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:settings
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > settings                                                 [0] key ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| KEY                                          VALUE
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/settings 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                                    [0] user ^  ERROR
| Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")".
| R retry now   @ log
| M  USER                                        ACTIVE    NAME
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/scim/2.0/Users?startIndex=1&count=100 500 (not retried)
|error: Hub said: 500 "Delete "https://registry.s.us-east-1.aws.dckr.io/api/inte…
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
