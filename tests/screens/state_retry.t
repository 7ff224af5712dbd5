# A reading that is tried again says which try it is, and what there is meanwhile.
hubsim --fixture acme --fail "GET */repositories/base-images/tags* 502 n=2" --fail "GET */repositories/base-images/tags* stall" --fail "GET */repositories/docs-site/tags* 502 skip=1 n=1" --fail "GET */repositories/docs-site/tags* stall skip=1" --fail "GET */repositories/api-gateway/tags* 502"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/base-images 24x80
wait try 3 of 4).
screen
>hubdeck  acme  maria  pat  RW                 API 177/180 reset HH:MM:SS  jobs 0
|acme > base-images > tags                                  [0] pushed v  LOADING
| Hub answered 502 (try 3 of 4).
| R retry now   @ log
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
|────────────────────────────────────────────────────────────────────────────────
|
|
|
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type z
wait STOPPED
# Rows that are there stay.
type :acme/docs-site
key Enter
wait [1-16/32]
type R
wait try 2 of 4).
screen
>hubdeck  acme  maria  pat  RW                 API 172/180 reset HH:MM:SS  jobs 0
|acme > docs-site > tags                              [1-13/32] pushed v  REFRESH
| Hub answered 502 (try 2 of 4).
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  TAG                             PUSHED   PULLED     SIZE  ARCH  FLAGS
|>   latest                              9d       4d      54M     2  HOT =1
|    20240221                            9d      42m      54M     2  HOT =1
|    20240220                           10d       1d      46M     2  HOT
|    20240218-slim                      11d       2d      51M     2  HOT
|    20240217                           12d    never      49M     2
|    20240216                           14d       6d      47M     2  HOT
|    20240215-slim                      15d       8d      52M     2  HOT
|    20240213                           16d      11d      49M     2  HOT
|    20240212                           18d    never      47M     2
|    20240210-slim                      19d      17d      48M     2  HOT
|    20240209                           21d      21d      48M     2  HOT
|    20240207                           22d       5m      52M     2  HOT
|    20240206-slim                      24d    never      48M     2
|────────────────────────────────────────────────────────────────────────────────
|acme/docs-site:latest   by rsilva   state active   media application/vnd.oci.im…
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|                                                                   data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type z
wait STOPPED
# While the next try waits, it says for how long.
type :acme/api-gateway
key Enter
wait next in
wait Hub said: 502
type qqqq
exit 0
