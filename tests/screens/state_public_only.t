# A list that may be the public part only says so.
hubsim --fixture acme
env DOCKERHUB_USERNAME=acme
env DOCKERHUB_TOKEN=dckr_oat_acme_nolist
start acme 24x80
screen
>hubdeck  127.0.0.1:PORTS  acme  oat  RW       API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                        [1-3/3] size v  PUBLIC ONLY?
| ! This organization token may lack scope-repository-list. Hub then answers
|   200 with public repositories only: 3 rows may not be all of them.
| C what can this credential do?
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    helm-charts                              public        12M     77k       30d
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
|acme/base-images   description Hardened Debian and Alpine bases for everything …
|loaded 3 repos (1 request)                                         data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type qqq
exit 0
