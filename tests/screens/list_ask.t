# When a list is not whole, "/" can ask the Hub itself; "f" can always.
hubsim --fixture acme --repos 3 --tags 5000 --latency 20
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme/bulk-0001:tags 24x80
wait LOADING
type z
wait STOPPED
type /v1.0
screen
>hubdeck  acme  maria  pw  RW                  API 179/180 reset HH:MM:SS  jobs 0
|acme > bulk-0001 > tags                     [0] pushed v  filter: /v1.0  STOPPED
| Stopped before a row arrived.   R reads again
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
|
|
|
|
|────────────────────────────────────────────────────────────────────────────────
|
|
|/v1.0                                    Tab asks the Hub for name=
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
key Tab
wait tags  name=v1.0
wait loaded
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > bulk-0001 > tags  name=v1.0                   [1-5/5] pushed v  filter: -
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   v1.0.2-build.0000001                1h      32m     665M     2  HOT
|    v1.0.3-build.0000361                2d       2d     458M     1  HOT
|    v1.0.9-build.0001441               10d    never     674M     3
|    v1.0.3-build.0002881               20d      20d     242M     3  HOT
|    v1.0.4-build.0004321               30d    never     546M     2
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
|acme/bulk-0001:v1.0.2-build.0000001   by jdoe   state active   media applicatio…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|loaded 5 tags (1 request)                                          data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type -
wait STOPPED
type f
wait acme/bulk-0001:tags
type os=li
key Enter
wait tags  os=li
type :acme
key Enter
wait loaded 16 repos
type /web
absent Tab asks the Hub
key Esc
type f
type name=base
key Enter
wait repos  name=base
wait loaded 1 repository
screen
>hubdeck  acme  maria  pw  RW                  API 173/180 reset HH:MM:SS  jobs 0
|acme > repos  name=base                                [1-1/1] size v  filter: -
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
|>   base-images                              public      22.4G    9.8M        3d
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
|────────────────────────────────────────────────────────────────────────────────
|acme/base-images   description Hardened Debian and Alpine bases for everything …
|loaded 1 repository (1 request)                                    data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type f
type name=none-such
key Enter
wait No repository with
screen
>hubdeck  acme  maria  pw  RW                  API 172/180 reset HH:MM:SS  jobs 0
|acme > repos  name=none-such                               [0] size v  filter: -
| No repository with name=none-such.
| f asks for others, :repos for all.
| M  REPOSITORY                               VIS          SIZE   PULLS   UPDATED
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
|────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 repos (1 request)                                         data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
# Settings come as a whole.
type :settings
key Enter
wait loaded
type f
expect the Hub gives this list as a whole
type :q
key Enter
exit 0
