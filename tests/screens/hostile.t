# What the Hub says stays in its column: wide, combined, right to left, control bytes.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme 24x100
type wlllll
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                    API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                                             [1-13/13] size v  filter: -
| M  REPOSITORY               VIS          SIZE   PULLS   UPDATED  DESCRIPTION                CREATE>
|>   web-app                  private    412.3G    1.9M        2h  The shop: storefront, c…    2,903d
|    ci-cache                 private    388.0G     44k        1s  BuildKit cache, safe to…      375d
|    api-gateway              private     97.1G    812k        1d  服务网格入口 · API gate…      398d
|    ml-train                 private     64.9G    3.1k     214d!  GPU training images. 学…      589d
|    payments                 private     31.0G    290k        5h  PCI scope: ask #payment…      375d
|    base-images              public      22.4G    9.8M        3d  Hardened Debian and Alp…      378d
|    docs-site                public       4.1G    121k        9d  docs.acme.example — HTM…      384d
|    legacy-batch             private      3.9G      17     611d!  أداة قديمة — do not use…      986d
|    tools-lint               private      1.2G     40k        1d  Linters in one image          376d
|    sandbox-jdoe             private      840M       2     402d!  ␛]0;owned␇␛[2J␛[31mtest…      777d
|    naive-proxy              private      610M     810       71d  naïve étée proxy 👩…          446d
|    helm-charts              public        12M     77k       30d  Charts for all of the a…      405d
|    rocket-skates            private         0       0     never  Nothing was pushed here…       20h
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app   status active   stars 12   modified 1d   type image   affiliation owner
|loaded 13 repos (1 request)                                                            data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  ? help
type /sandbox
key Enter
type d
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                    API 179/180 reset HH:MM:SS  jobs 0
|repository acme/sandbox-jdoe                                                               [1-20/21]
| reference     acme/sandbox-jdoe
| name          sandbox-jdoe
| vis           private
| size          840M (840,000,000 bytes)
| pulls         2
| updated       2023-01-24 11:59 UTC (402d)
| teams         not read: + in the list
| immut         not read: + in the list
| description   ␛]0;owned␇␛[2J␛[31mtest␛[0m �31m␍
|               please ignore
| created       2022-01-14 11:59 UTC (777d)
| status        active
| namespace     acme
| stars         0
| modified      2023-01-22 23:59 UTC (403d)
| type          image
| affiliation   owner
|
| COMMANDS
|   pull        docker pull acme/sandbox-jdoe
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
type qqqqq
exit 0
