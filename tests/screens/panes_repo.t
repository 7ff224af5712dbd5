# What a repository has besides tags. Of the address of a webhook the host is shown.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
run webhooks create --namespace acme --repository web-app --name deploy --webhook-url https://ci.example.com/hooks/abc -0
|name
= 0
start acme/web-app:webhooks 24x80
wait loaded 1 webhooks
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > web-app > webhooks                              [1-1/1] name ^  filter: -
| NAME                  URL                                                  LAST
|>deploy                https://ci.example.com/***                             0s
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
|deploy   created 0s   callback no
|loaded 1 webhooks (1 request)                                      data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
absent hooks/abc
type d
wait callback
absent hooks/abc
key Esc
type :acme/web-app:access
key Enter
wait loaded 3 access
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| TEAM                                                                 PERMISSION
|>ci-push                                                              write
| sre                                                                  admin
| web                                                                  write
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
|ci-push   id 16341454
|loaded 3 access (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
type :acme/web-app:manifests
key Enter
wait listing complete
screen
>hubdeck  acme  maria  pw  RW                  API 172/180 reset HH:MM:SS  jobs 0
|acme > web-app > manifests                        [1-17/412] pushed v  filter: -
| DIGEST               TAGS                                SIZE   PUSHED   PULLED
|>sha256:f299ee7dec1…  pr-5111-57c9                        417M      57m      43m
| sha256:99f6faff9c2…  main-5f21c,edge                     412M       2h      23m
| sha256:e05e89e2143…  latest,v3.2.1,3                     823M       2h       1h
| sha256:63acf536833…  v3.3.0-rc.2                         824M       4h    never
| sha256:c42c55e8279…  nightly-20240301                    1.2G       9h      20m
| sha256:4481fee5da9…  main-5f20a                          820M       1d      20h
| sha256:471bda44977…  pr-5108-b434                        833M       1d       1d
| sha256:6a0f798d37c…  v3.3.0-rc.1                         825M       1d       1d
| sha256:3f8e9e76dd6…  nightly-20240229                    1.2G       1d       1d
| sha256:a32032c4a0f…  main-5f1f8                          820M       1d       1d
| sha256:8573ad77853…  nightly-20240228                    1.2G       2d       2d
| sha256:e078de8adb3…  main-5f1e9                          818M       2d    never
| sha256:3562ac6d9e0…  pr-5105-444f                        833M       3d    never
| sha256:dfc77f00b07…  nightly-20240227                    1.2G       3d    never
| sha256:d054ab1069e…  main-5f1d7                          818M       3d       3d
| sha256:50e3981275f…  nightly-20240226                    1.2G       4d    never
| sha256:35becbf1f3c…  main-5f1c5                          411M       4d       4d
|────────────────────────────────────────────────────────────────────────────────
|sha256:f299ee7dec1b450bcd1774e485e85a93a25f97e90c00b5b99e60683915ff6b76   media…
|listing complete, 5 pages, 412 rows                                data 12:00:00
|Enter open  / filter  s sort  d info  : cmd  Esc back  q quit  R refresh  ? help
type [
wait acme > web-app > images
type [
wait acme > web-app > tags
type :q
key Enter
exit 0
