# The sort menu, the next column, the other way round; the row stays current.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|loaded 13 repos (1 request)                                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type s
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  ┌─ Sort by ──────────────────┐           VIS          SIZE   PULLS   UPDATED
|>   │  a name                    │           private    412.3G    1.9M        2h
|    │  b vis                     │           private    388.0G     44k        1s
>    │> c size v                  │           private     97.1G    812k        1d
|    │  d pulls                   │           private     64.9G    3.1k     214d!
|    │  e updated                 │           private     31.0G    290k        5h
|    │ Enter or letter   Esc      │           public      22.4G    9.8M        3d
|    └────────────────────────────┘           public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type a
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] name ^  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   api-gateway                              private     97.1G    812k        1d
|    base-images                              public      22.4G    9.8M        3d
|    ci-cache                                 private    388.0G     44k        1s
|    docs-site                                public       4.1G    121k        9d
|    helm-charts                              public        12M     77k       30d
|    legacy-batch                             private      3.9G      17     611d!
|    ml-train                                 private     64.9G    3.1k     214d!
|    naive-proxy                              private      610M     810       71d
|    payments                                 private     31.0G    290k        5h
|    rocket-skates                            private         0       0     never
|    sandbox-jdoe                             private      840M       2     402d!
|    tools-lint                               private      1.2G     40k        1d
|    web-app                                  private    412.3G    1.9M        2h
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/api-gateway   description 服务网格入口 · API gateway (Go)   created 398d  …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
key Down
type S
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] name v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|    web-app                                  private    412.3G    1.9M        2h
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    rocket-skates                            private         0       0     never
|    payments                                 private     31.0G    290k        5h
|    naive-proxy                              private      610M     810       71d
|    ml-train                                 private     64.9G    3.1k     214d!
|    legacy-batch                             private      3.9G      17     611d!
|    helm-charts                              public        12M     77k       30d
|    docs-site                                public       4.1G    121k        9d
|    ci-cache                                 private    388.0G     44k        1s
|>   base-images                              public      22.4G    9.8M        3d
|    api-gateway                              private     97.1G    812k        1d
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images   description Hardened Debian and Alpine bases for everything …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type >
expect vis
key s Down Enter
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [1-13/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|    web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|>   base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|    helm-charts                              public        12M     77k       30d
|    rocket-skates                            private         0       0     never
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images   description Hardened Debian and Alpine bases for everything …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type qqq
exit 0
