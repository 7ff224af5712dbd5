# The mouse: off at first; then rows, headings and the wheel.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme 15x80
wait loaded 13 repos
raw 0 \e[<0;3;6M
type %
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|    api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|mouse on: a click chooses a row, another opens it; Shift selects…  data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
# A row, and nothing below the rows.
raw 1 \e[<0;3;6M
raw 1 \e[<0;3;14M
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                          [1-8/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|    web-app                                  private    412.3G    1.9M        2h
|    ci-cache                                 private    388.0G     44k        1s
|>   api-gateway                              private     97.1G    812k        1d
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|    base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|────────────────────────────────────────────────────────────────────────────────
|acme/api-gateway   description 服务网格入口 · API gateway (Go)   created 398d  …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
# A heading, and again; the gap between two is none.
raw 1 \e[<0;60;3M
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [6-13/13] size ^  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|    legacy-batch                             private      3.9G      17     611d!
|    docs-site                                public       4.1G    121k        9d
|    base-images                              public      22.4G    9.8M        3d
|    payments                                 private     31.0G    290k        5h
|    ml-train                                 private     64.9G    3.1k     214d!
|>   api-gateway                              private     97.1G    812k        1d
|    ci-cache                                 private    388.0G     44k        1s
|    web-app                                  private    412.3G    1.9M        2h
|────────────────────────────────────────────────────────────────────────────────
|acme/api-gateway   description 服务网格入口 · API gateway (Go)   created 398d  …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
raw 1 \e[<0;60;3M
expect size v
raw 1 \e[<0;63;3M
expect size v
# The wheel.
raw 1 \e[<65;3;6M
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                         [4-11/13] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|    ml-train                                 private     64.9G    3.1k     214d!
|    payments                                 private     31.0G    290k        5h
|>   base-images                              public      22.4G    9.8M        3d
|    docs-site                                public       4.1G    121k        9d
|    legacy-batch                             private      3.9G      17     611d!
|    tools-lint                               private      1.2G     40k        1d
|    sandbox-jdoe                             private      840M       2     402d!
|    naive-proxy                              private      610M     810       71d
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images   description Hardened Debian and Alpine bases for everything …
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
raw 1 \e[<64;3;6M
# In a prompt and a dialog it is nothing.
type /web
raw 1 \e[<0;3;7M
raw 1 \e[<65;3;7M
key Enter
screen
>hubdeck  acme  maria  pat  RW                 API 179/180 reset HH:MM:SS  jobs 0
|acme > repos                                  [1-1/1 of 13] size v  filter: /web
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   web-app                                  private    412.3G    1.9M        2h
|
|
|
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app   description The shop: storefront, cart and checkout ✨   created…
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
# Again on the row chosen with it: opens it.
raw 1 \e[<0;3;4M
raw 1 \e[<0;3;4M
wait listing complete
screen
>hubdeck  acme  maria  pat  RW                 API 173/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                              [1-8/459] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   pr-5111-57c9                       57m      43m     417M     1  HOT
|    main-5f21c                          2h      23m     412M     1  HOT =1
|    latest                              2h       1h     413M     2  HOT =2
|    v3.2.1                              2h      34m     413M     2  HOT LOCK =2
|    3                                   2h       2h     413M     2  HOT =2
|    edge                                3h      30m     412M     1  HOT =1
|    v3.3.0-rc.2                         4h    never     413M     2  LOCK
|    nightly-20240301                    9h      20m     415M     3  HOT
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   by tokoro   state active   media application/vnd.oc…
|listing complete, 5 pages, 459 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type ?
raw 1 \e[<65;3;7M
expect [4-
key Esc
type %
raw 0 \e[<0;3;8M
expect mouse off
type qqqq
exit 0
