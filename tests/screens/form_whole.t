# Whole things: one at a time, the full name is typed, and three seconds pass first.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
# So that one token was used today.
env DOCKERHUB_USERNAME=acme
env DOCKERHUB_TOKEN=dckr_oat_acme_all
run repos check --namespace acme --repository web-app --output tsv
|field	value
|exists	true
= 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait loaded 13 repos
# Marks make no plan of several.
type   
type D
expect one at a time
type UgD
wait delete in
raw acme/web-app\e[20~
expect not yet: look once more
requests DELETE * 0
key Esc
expect nothing was deleted
# The seconds pass by themselves.
type D
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|   ┌─ Delete 1 repository? ─────────────────────────────────────────────────┐4d!
|   │ in acme                                                                │ 5h
|   │   web-app                                                              │ 3d
|   │ delete a repository with all it holds; cannot be undone                │ 9d
|   │ Cannot be undone.                                                      │1d!
|   │ Up to 1 request, each written to the journal first.                    │ 1d
|   │ Type acme/web-app: [            ]                                      │2d!
>   │ [ Cancel ]  [ Apply ]                                                  │71d
|   │ name, then F9 (or Tab, Enter) delete   Esc cancel                      │30d
|   └────────────────────────────────────────────────────────────────────────┘ver
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|
key Enter
requests DELETE * 0
type D
wait name, then F9
type web-app
key F9
wait the name is not right
key C-u
paste acme/web-app
key F9
requests DELETE * 0
type acme/web-app
key F9
wait Report
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|   ┌─ Report: 1 of 1 deleted ───────────────────────────────────────────────┐ 5h
|   │ in acme                                                                │ 3d
|   │ deleted        1                                                       │ 9d
|   │   deleted        202  web-app                                          │1d!
|   │                                                                        │ 1d
|   │ Esc closes   j k scroll                                                │2d!
|   └────────────────────────────────────────────────────────────────────────┘71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|ok: acme: 1 deleted, 0 already gone                                data 12:00:00
|
key Esc
run repos check --namespace acme --repository web-app
|{"status_code":404,"data":null,"rate_limit":{},"exists":false}
= 1
# A team; owners is built in.
type 4
wait loaded 5 teams
type /owners
key Enter
type D
wait carries the owner role
key Esc
type gD
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > teams                                           [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION
|>ci-push                     1  Robots that push
| ml                          2  Training images, big ones
| owners                      3  Full control of the organization
| sr┌─ Delete 1 team? ───────────────────────────────────────────────────────┐
| we│ in acme                                                                │
|   │   ci-push                                                              │
|   │ delete a team; its members lose what it gave them                      │
|   │ Cannot be undone.                                                      │
|   │ Up to 1 request, each written to the journal first.                    │
|   │ Type acme/ci-push: [            ]                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) delete   Esc cancel                      │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|ci-push   id 16341454   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                   data 12:00:00
|
key C-u
type acme/ci-push
key F9
wait Report
key Esc
run teams get --org acme --group-name ci-push --output json
!{"error":{"type":"ParameterError","status_code":404,"message":"Hub said: 404 \"Not found\"","hint":"it is absent, or private and hidden from this account"}}
= 65
# A token that was used today is as much as what it serves; not so among others.
type 8
wait loaded 3 organization tokens
type *D
wait number, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                                         [1-3/3] expires ^  filter: -
| M  LABEL                                            STATE      EXPIRES     USED
|>*  organization token that only reads repositorie…  active       never    never
| *  organization token without scope-repository-li…  active       never    never
| * ┌─ Delete 2 organization tokens? ────────────────────────────────────────┐ 0s
|   │ in acme                                                                │
|   │   organization token that only reads repositories and tags             │
|   │   organization token without scope-repository-list                     │
|   │ Cannot be undone.                                                      │
|   │ left out: 1, only one at a time (organization token with every scope)  │
|   │ Up to 4 requests, each written to the journal first.                   │
|   │ Type 2 to delete 2 organization tokens: [    ]                         │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ number, then F9 (or Tab, Enter) delete   Esc cancel                    │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|3 marked
|
|                                                                   data 12:00:00
|
key Esc
type U/every
key Enter
type D
wait name, then F9
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > oats                               [1-1/1 of 3] expires ^  filter: /every
| M  LABEL                                            STATE      EXPIRES     USED
|>   organization token with every scope              active       never       0s
|
|   ┌─ Delete 1 organization token? ─────────────────────────────────────────┐
|   │ in acme                                                                │
|   │   organization token with every scope                                  │
|   │ delete an organization access token; what uses it stops                │
|   │ working                                                                │
|   │ Cannot be undone.                                                      │
|   │ Up to 2 requests, each written to the journal first.                   │
|   │ Type acme: [    ]                                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) delete   Esc cancel                      │
|   └────────────────────────────────────────────────────────────────────────┘
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|organization token with every scope   by maria   created 319d
|
|                                                                   data 12:00:00
|
key Esc
requests DELETE */access-tokens/* 0
type qqqq
