# Empty is said in words, with what can be done.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/rocket-skates 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 178/180 reset HH:MM:SS  jobs 0
|acme > rocket-skates > tags                              [0] pushed v  filter: -
| No tags on acme/rocket-skates. Size on Hub may still be > 0: untagged images.
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
|loaded 0 tags (1 request)                                          data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  ? help
type D
expect no row to delete
type qqq
exit 0
