# Keys, colours and columns of the configuration; what is wrong in it is said in a line.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
env HUBDECK_CONFIG=$TMP/config
file $TMP/config
|utc = no
|[keys]
|delete = X
|down = j Down J
|help = F1
|[columns.tags]
|show = tag:24 size pulled
|wide = by digest
|sort = size asc
env TZ=XYZ-5:30
start acme/web-app 24x80
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                               [1-16/459] size ^  filter: -
| M  TAG                          SIZE   PULLED
|>   build-1029                      0    never
|    2018.11-hotfix                87M     800d
|    2019.04.12                    88M    never
|    v1.9.0                       340M     362d
|    v1.9.2                       342M     356d
|    v1.9.1                       342M     359d
|    v1.9.4                       342M     350d
|    v1.9.3                       342M     353d
|    v2.0.0                       366M      52d
|    v2.0.1                       367M      51d
|    v2.0.2                       367M      50d
|    v2.0.3                       367M      50d
|    v2.0.4                       369M      49d
|    v2.0.6                       369M      48d
|    v2.0.5                       370M      48d
|    v2.0.8                       370M      46d
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:build-1029   pushed 1,500d   arch 0   by cibot7   state inactive  …
|
|listing complete, 5 pages, 459 rows                                data 17:30:00
|Enter open  Space mark  X delete  m actions  P plan  / filter  s sort  F1 help
type J
type w
screen
>hubdeck  acme  maria  pat  RW                 API 174/180 reset HH:MM:SS  jobs 0
|acme > web-app > tags                               [1-16/459] size ^  filter: -
| M  TAG                          SIZE   PULLED  BY            DIGEST
|    build-1029                      0    never  cibot7        de9d5bd7fb72
|>   2018.11-hotfix                87M     800d  tokoro        -
|    2019.04.12                    88M    never  tokoro        -
|    v1.9.0                       340M     362d  cibot7        -
|    v1.9.2                       342M     356d  rsilva        -
|    v1.9.1                       342M     359d  tokoro        -
|    v1.9.4                       342M     350d  cibot7        -
|    v1.9.3                       342M     353d  tokoro        -
|    v2.0.0                       366M      52d  tokoro        29e7ab20cf0f
|    v2.0.1                       367M      51d  tokoro        72b9eb80490a
|    v2.0.2                       367M      50d  rsilva        3d712f07c9df
|    v2.0.3                       367M      50d  cibot7        c56d53612785
|    v2.0.4                       369M      49d  rsilva        d1256c800e10
|    v2.0.6                       369M      48d  cibot7        6bccafd9d287
|    v2.0.5                       370M      48d  cibot7        789f2b68eeee
|    v2.0.8                       370M      46d  cibot7        5868b3e24dc9
|────────────────────────────────────────────────────────────────────────────────
|acme/web-app:2018.11-hotfix   pushed 2,900d   arch 1   state inactive   media a…
|
|                                                                   data 17:30:00
|Enter open  Space mark  X delete  m actions  P plan  / filter  s sort  F1 help
type D
expect D does nothing here
type w
type /v3.2.1
key Enter
key F1
expect  X               delete tags
type q
type d
expect 2024-03-01 14:43 XYZ (2h)
type qqqq
exit 0
file $TMP/config
|
|[keys]
|mark = D
start acme/web-app 24x80
exit 64
run info
!{"error":{"type":"UsageError","status_code":null,"message":"/tmp/hubdeck-XXXXXX/config:3: keys: D is for delete (built in), so not for mark, too","hint":null}}
= 64
