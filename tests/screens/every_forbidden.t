# Every pane when it is refused: what was said, what would work, what you have.
hubsim --fixture acme --rate-limit 0 --fail "GET * 403"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 24x80
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|namespaces                                                [0] as sent  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Organizations need: a sign-in of a user. An organization token is the
| organization.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| NAME                                              KIND          ROLE      TEAMS
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/user/orgs/?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
type :acme
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                               [0] size v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Repositories need: any sign-in; an organization token needs
| scope-repository-list.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories?page=1&page_size=100 403 (not retried)
|
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > tags                                    [0] pushed v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Tags need: any sign-in for private repositories; an organization token needs
| scope-tag-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 403 (not…
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > images                                  [0] pulled ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Images need: any sign-in for private repositories; an organization token
| needs scope-tag-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 403 (not…
|manifests without a tag are not here: + reads them
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > v3.2.1 > tag-images                     [0] pulled ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Images need: any sign-in for private repositories; an organization token
| needs scope-tag-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| DIGEST        PLATFORM                                  SIZE  STATUS     PULLED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags/v3.2.1 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                               [0] team ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Teams need: password + 2FA sign-in as an owner or editor, or an organization
| token with scope-group-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| TEAM                  MEMBERS  DESCRIPTION
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-members                                [0] member ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Team members need: password + 2FA sign-in as an owner or editor, or an
| organization token with scope-group-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  MEMBER                NAME                                            JOINED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/members?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web > team-repos                              [0] repository ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| A team's repositories need: password + 2FA sign-in as an owner or editor, or
| an organization token with scope-group-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| REPOSITORY                                                  PERMISSION  VIS
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/groups/web/repositories?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:members
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > members                                            [0] flags v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Members need: password + 2FA sign-in as an owner, or an organization token
| with scope-member-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/members?page=1&page_size=100 403 (not retried)
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > invites                                              [0] age ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Invites need: password + 2FA sign-in as an owner, or an organization token
| with scope-invite-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  INVITEE                        AGE  STATUS        TEAM          BY
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/invites 403 (not retried)
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [0] name ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Webhooks need: an owner, editor or admin of the repository; an organization
| token needs scope-webhook-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  NAME                  URL                                               LAST
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100 403 (n…
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                            API -  jobs 0
|pats                                                    [0] expires ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Personal tokens need: password + 2FA sign-in; no token can list tokens.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  LABEL                    STATE      EXPIRES     USED  SCOPES
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/access-tokens?page=1&page_size=100 403 (not retried)
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                             [0] expires ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Organization tokens need: password + 2FA sign-in as an owner; an organization
| token cannot list tokens.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  LABEL                                            STATE      EXPIRES     USED
~11
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/access-tokens?page=1&page_size=100 403 (not retried)
|
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > access                                    [0] team ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Access needs: a sign-in as an owner, editor or admin of the repository.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  TEAM                                                              PERMISSION
~13
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/groups/?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > manifests                               [0] pushed v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Manifests need: a sign-in that can read the repository; an organization token
| needs scope-tag-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/manifests?page_size=100 403 (not r…
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > audit                                               [0] time v  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Audit needs: a Team or Business plan and password + 2FA sign-in as an owner,
| or an organization token with scope-activity-read.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
|    TIME  ACTOR           ACTION                NAME
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/auditlogs/acme?page=1&page_size=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :acme:settings
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > settings                                             [0] key ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| Settings need: password + 2FA sign-in as an owner; image restrictions are on
| the Business plan only.
| You are: maria by password.
| L sign in another way   C what can this credential do?   R read again
| KEY                                          VALUE
~12
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/orgs/acme/settings 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > scim                                                [0] user ^  FORBIDDEN
| Hub said: 403 "insufficient scope".
| SCIM needs: the bearer of the SSO connection, in DOCKERHUB_SCIM_TOKEN.
| R read again   Esc back
| M  USER                                        ACTIVE    NAME
~14
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/scim/2.0/Users?startIndex=1&count=100 403 (not retried)
|error: Hub said: 403 "insufficient scope"; the token's scope is too small: read…
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  ? help
type :q
key Enter
exit 0
