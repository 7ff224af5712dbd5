# What a repository has besides tags. Of the address of a webhook the host is shown.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
run webhooks create --namespace acme --repository web-app --name deploy --webhook-url https://ci.example.com/hooks/abc --csv --columns name
|field,value
|name,deploy
= 0
start acme/web-app:webhooks 24x80
wait loaded 1 webhook
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > web-app > webhooks                              [1-1/1] name ^  filter: -
| M  NAME                  URL                                               LAST
|>   deploy                https://ci.example.com/***                          0s
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
|loaded 1 webhook (1 request)                                       data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
absent hooks/abc
type d
wait callback
absent hooks/abc
key Esc
type :acme/web-app:access
key Enter
wait loaded 3 teams with access
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > web-app > access                                [1-3/3] team ^  filter: -
| M  TEAM                                                              PERMISSION
|>   ci-push                                                           write
|    sre                                                               admin
|    web                                                               write
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
|loaded 3 teams with access (1 request)                             data 12:00:00
|Enter open  Space mark  D revoke  n give  e permission  m actions  ? help
type :acme/web-app:manifests
key Enter
wait listing complete
screen
>hubdeck  acme  maria  pw  RW                  API 172/180 reset HH:MM:SS  jobs 0
|acme > web-app > manifests                        [1-17/412] pushed v  filter: -
| M  DIGEST               TAGS                             SIZE   PUSHED   PULLED
|>   sha256:3ba0a6b953a…  pr-5111-57c9                     417M      57m      43m
|    sha256:11d5f7acbb0…  main-5f21c,edge                  412M       2h      23m
|    sha256:ca48f389d75…  latest,v3.2.1,3                  823M       2h      34m
|    sha256:1bf23ee45a9…  v3.3.0-rc.2                      824M       4h    never
|    sha256:44f66f4daa0…  nightly-20240301                 1.2G       9h      20m
|    sha256:1f4dcdc50f3…  main-5f20a                       820M       1d      20h
|    sha256:e9c1368938c…  pr-5108-b434                     833M       1d       1d
|    sha256:813add30d70…  v3.3.0-rc.1                      825M       1d       1d
|    sha256:ab4414623bc…  nightly-20240229                 1.2G       1d       1d
|    sha256:da64519a9ca…  main-5f1f8                       820M       1d       1d
|    sha256:cde1849554c…  nightly-20240228                 1.2G       2d       2d
|    sha256:e55804ba076…  main-5f1e9                       818M       2d    never
|    sha256:af3e6fbd38a…  pr-5105-444f                     833M       3d    never
|    sha256:8e788ed544d…  nightly-20240227                 1.2G       3d    never
|    sha256:bbc55a83ae4…  main-5f1d7                       818M       3d       3d
|    sha256:106620cb6fa…  nightly-20240226                 1.2G       4d    never
|    sha256:3069f03f2b2…  main-5f1c5                       411M       4d       4d
|────────────────────────────────────────────────────────────────────────────────
|sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a4e9e88e2   media…
|listing complete, 5 pages, 412 rows                                data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  ? help
type [
wait acme > web-app > images
type [
wait acme > web-app > tags
type :q
key Enter
exit 0
