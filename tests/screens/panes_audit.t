# The newest events of the log, and no more than one request for them.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait loaded
type 9
wait loaded 100 events
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > audit                      [1-17/100+ since 2024-02-16] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|>    24m  cibot7          repo.tag.push         acme/ci-cache
|     57m  tokoro          repo.tag.push         acme/web-app
|      2h  cibot7          repo.tag.push         acme/web-app
|      2h  cibot7          repo.tag.push         acme/web-app
|      2h  rsilva          repo.tag.push         acme/web-app
|      2h  tokoro          repo.tag.push         acme/web-app
|      3h  tokoro          repo.tag.push         acme/web-app
|      4h  tokoro          repo.tag.push         acme/web-app
|      5h  cibot7          repo.tag.push         acme/payments
|      5h  cibot7          repo.tag.push         acme/payments
|      5h  rsilva          repo.tag.push         acme/ci-cache
|      9h  rsilva          repo.tag.push         acme/web-app
|     11h  tokoro          repo.tag.push         acme/ci-cache
|     13h  jdoe            repo.create           acme/rocket-skates
|     17h  cibot7          repo.tag.push         acme/ci-cache
|      1d  rsilva          repo.tag.push         acme/web-app
|      1d  rsilva          repo.tag.push         acme/ci-cache
|────────────────────────────────────────────────────────────────────────────────
|cibot7   what pushed the tag buildcache-852a6cd633 with the digest sha256:089  …
|loaded 100 events (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
requests GET */auditlogs/* 1
type :q
key Enter
exit 0
