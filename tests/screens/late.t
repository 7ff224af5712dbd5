# Columns that cost a request a row: asked for on demand, told before, kept.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x120
wait loaded 13 repos
wait API 179/180
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                         API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                                                                 [1-13/13] size v  filter: -
| M  REPOSITORY                                                                       VIS          SIZE   PULLS   UPDATED
|>   web-app                                                                          private    412.3G    1.9M        2h
|    ci-cache                                                                         private    388.0G     44k        1s
|    api-gateway                                                                      private     97.1G    812k        1d
|    ml-train                                                                         private     64.9G    3.1k     214d!
|    payments                                                                         private     31.0G    290k        5h
|    base-images                                                                      public      22.4G    9.8M        3d
|    docs-site                                                                        public       4.1G    121k        9d
|    legacy-batch                                                                     private      3.9G      17     611d!
|    tools-lint                                                                       private      1.2G     40k        1d
|    sandbox-jdoe                                                                     private      840M       2     402d!
|    naive-proxy                                                                      private      610M     810       71d
|    helm-charts                                                                      public        12M     77k       30d
|    rocket-skates                                                                    private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created 2,903d   status active   stars 12   mod…
|loaded 13 repos (1 request)                                                                                data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
requests GET */groups/* 0
type +
wait API 179/180
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                         API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                                                                 [1-13/13] size v  filter: -
| M  REPOSITORY                                                                       VIS          SIZE   PULLS   UPDATED
|>   web-app                                                                          private    412.3G    1.9M        2h
|    ci-cache                                                                         private    388.0G     44k        1s
|    api-gateway                                                                      private     97.1G    812k        1d
|    ml-train                                                                         private     64.9G    3.1k     214d!
|    payments                                                                         private     31.0G    290k        5h
|    base-images                                                                      public      22.4G    9.8M        3d
|    docs-site                                                                        public       4.1G    121k        9d
|    legacy-batch                                                                     private      3.9G      17     611d!
|    tools-lint                                                                       private      1.2G     40k        1d
|    sandbox-jdoe                                                                     private      840M       2     402d!
|    naive-proxy                                                                      private      610M     810       71d
|    helm-charts                                                                      public        12M     77k       30d
|    rocket-skates                                                                    private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created 2,903d   status active   stars 12   mod…
|! TEAMS, IMMUT: 26 requests, 179 left; + again asks                                                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type j+
requests GET */groups/* 0
type +
wait 26 read
wait API 153/180
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                                         API 153/180 reset HH:MM:SS  jobs 0
|acme > repos                                                                                 [1-13/13] size v  filter: -
| M  REPOSITORY                                         VIS          SIZE   PULLS   UPDATED  TEAMS             IMMUT
|    web-app                                            private    412.3G    1.9M        2h  web:write,sre:a…  ^v[0-9]
|>   ci-cache                                           private    388.0G     44k        1s  ci-push:write     off
|    api-gateway                                        private     97.1G    812k        1d  web:read          off
|    ml-train                                           private     64.9G    3.1k     214d!  ml:admin          off
|    payments                                           private     31.0G    290k        5h  none              off
|    base-images                                        public      22.4G    9.8M        3d  none              off
|    docs-site                                          public       4.1G    121k        9d  none              off
|    legacy-batch                                       private      3.9G      17     611d!  none              off
|    tools-lint                                         private      1.2G     40k        1d  none              off
|    sandbox-jdoe                                       private      840M       2     402d!  web:admin         off
|    naive-proxy                                        private      610M     810       71d  none              off
|    helm-charts                                        public        12M     77k       30d  none              off
|    rocket-skates                                      private         0       0     never  none              off
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/ci-cache   description BuildKit cache, safe to delete   created 375d   status active   stars 0   modified 1d   typ…
|26 read (26 requests)                                                                                      data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
requests GET */groups/* 13
type ++
expect known for all rows shown
# Read again, the list still has them.
type R
wait loaded 13 repos
expect ci-push:write
requests GET */groups/* 13
# What one list says the other knows.
type :namespaces
key Enter
wait loaded 3 namespaces
wait API 151/180
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                                               API 151/180 reset HH:MM:SS  jobs 0
|namespaces                                                                                    [1-3/3] as sent  filter: -
| NAME                            KIND          ROLE      REPOS  TEAMS  STORAGE   PULLS  PLAN        FULL NAME
| maria                           user          Owner         ?      -        ?       ?
|>acme                            organization  Owner        13      5    1.03T     13M  business    ACME Rocket Skates
| globex                          organization  Member        ?      2        ?       ?  team        Globex Corporation
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
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme   joined 2,200d   company ACME Rocket Skates   location Reykjavík
|loaded 3 namespaces (1 request)                                                                            data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  ? help
type ++
wait 2 read
wait API 149/180
screen
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                                               API 149/180 reset HH:MM:SS  jobs 0
|namespaces                                                                                    [1-3/3] as sent  filter: -
| NAME                            KIND          ROLE      REPOS  TEAMS  STORAGE   PULLS  PLAN        FULL NAME
| maria                           user          Owner         3      -     2.6G    1.7k
|>acme                            organization  Owner        13      5    1.03T     13M  business    ACME Rocket Skates
| globex                          organization  Member        2      2     8.9G    500k  team        Globex Corporation
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
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme   joined 2,200d   company ACME Rocket Skates   location Reykjavík
|2 read (2 requests)                                                                                        data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  ? help
type :acme:tokens
key Enter
wait loaded 3 organization tokens
type ++
wait 3 read
wait API 145/180
screen
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                   API 145/180 reset HH:MM:SS  jobs 0
|acme > oats                                                                                 [1-3/3] expires ^  filter: -
| M  LABEL                            STATE      EXPIRES     USED  SCOPES                FLAGS      BY            CREATED
|>   organization token that only r…  active       never    never  acme/*: scope-repos…  NEVER      maria            381d
|    organization token without sco…  active       never    never  acme/*: scope-image…  NEVER      maria            350d
|    organization token with every …  active       never    never  acme/*: scope-image…  NEVER      maria            319d
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
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags
|EXPIRED still counts  EXPIRING in 30d  UNUSED for 90d  NEVER used
|3 read (3 requests)                                                                                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  ? help
type :acme:teams
key Enter
wait loaded 5 teams
type /sre
key Enter
type ++
wait 1 read
wait API 143/180
screen
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                   API 143/180 reset HH:MM:SS  jobs 0
|acme > teams                                                                           [1-1/1 of 5] team ^  filter: /sre
| TEAM                  MEMBERS  REPOS  DESCRIPTION
|>sre                         3      1  Runs everything at 3 in the morning
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
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|sre   id 16341420   uuid 12f25c38-3810-41d3-a847-36ab56ab2376
|1 read (1 request)                                                                                         data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type a
wait team-repos
wait loaded
wait API 142/180
screen
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                   API 142/180 reset HH:MM:SS  jobs 0
|acme > sre > team-repos                                                                  [1-1/1] repository ^  filter: -
| REPOSITORY                                                                            PERMISSION  VIS      NAMESPACE
|>web-app                                                                               admin       private  acme
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
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app
|loaded 1 repository of the team (1 request)                                                                data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  w wide  E export  ? help
type A
wait audit  name=acme/
type -
type :acme/web-app
key Enter
wait > tags
type W
wait > webhooks
type :access
key Enter
wait > access
type :invites
key Enter
wait loaded 2 invites
type a
expect choose a repository, a user or a team first
type :q
key Enter
exit 0
