# An endless log: read on at its end, asked for less, and written to a file as a whole.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme:audit 24x80
wait loaded 100 events
requests GET */auditlogs/* 1
key G
wait loaded 200 events
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > audit                    [84-100/200+ since 2024-01-29] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|     11d  cibot7          repo.tag.push         acme/web-app
|     11d  rsilva          repo.tag.push         acme/payments
|     11d  cibot7          repo.tag.push         acme/docs-site
|     11d  tokoro          repo.tag.push         acme/ci-cache
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  rsilva          repo.tag.push         acme/api-gateway
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  cibot7          repo.tag.push         acme/tools-lint
|     12d  rsilva          repo.tag.push         acme/ci-cache
|     12d  cibot7          repo.tag.push         acme/docs-site
|     12d  cibot7          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/ci-cache
|     13d  rsilva          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     14d  tokoro          repo.tag.push         acme/ci-cache
|>    14d  cibot7          repo.tag.push         acme/docs-site
|────────────────────────────────────────────────────────────────────────────────
|cibot7   what pushed the tag 20240216 with the digest sha256:71999dfd2766 to   …
|loaded 200 events (2 requests)                                     data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
requests GET */auditlogs/* 2
type f
screen
>hubdeck  acme  maria  pw  RW                  API 178/180 reset HH:MM:SS  jobs 0
|acme > audit                    [84-100/200+ since 2024-01-29] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|     11d  cibot7          repo.tag.push         acme/web-app
|     11d  rsilva          repo.tag.push         acme/payments
|     11d  cibot7          repo.tag.push         acme/docs-site
|     11d  tokoro          repo.tag.push         acme/ci-cache
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  rsilva          repo.tag.push         acme/api-gateway
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  cibot7          repo.tag.push         acme/tools-lint
|     12d  rsilva          repo.tag.push         acme/ci-cache
|     12d  cibot7          repo.tag.push         acme/docs-site
|     12d  cibot7          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/ci-cache
|────────────────────────────────────────────────────────────────────────────────
| action=                       one action, such as repo.tag.push
| name=                         only events of this thing
| actor=                        only what this user did
| since                         not before this time
| to                            not after this time
| -> go to acme:audit
|:acme:audit
|
type action=
expect Tab asks the Hub which there are
requests GET */actions 0
key Tab
wait Plan Upgraded
type repo.tag.d
screen
>hubdeck  acme  maria  pw  RW                  API 177/180 reset HH:MM:SS  jobs 0
|acme > audit                    [84-100/200+ since 2024-01-29] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|     11d  cibot7          repo.tag.push         acme/web-app
|     11d  rsilva          repo.tag.push         acme/payments
|     11d  cibot7          repo.tag.push         acme/docs-site
|     11d  tokoro          repo.tag.push         acme/ci-cache
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  rsilva          repo.tag.push         acme/api-gateway
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  cibot7          repo.tag.push         acme/tools-lint
|     12d  rsilva          repo.tag.push         acme/ci-cache
|     12d  cibot7          repo.tag.push         acme/docs-site
|     12d  cibot7          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/ci-cache
|     13d  rsilva          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     14d  tokoro          repo.tag.push         acme/ci-cache
|────────────────────────────────────────────────────────────────────────────────
| action=repo.tag.delete        Tag Deleted
| -> go to acme:audit action=repo.tag.d
|:acme:audit action=repo.tag.d
|
requests GET */actions 1
key Tab Enter
wait loaded 1 event
screen
>hubdeck  acme  maria  pw  RW                  API 176/180 reset HH:MM:SS  jobs 0
|acme > audit  action=repo.tag.dele…  [1-1/1+ since 2023-11-01] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|>   121d  cibot7          repo.tag.delete       acme/web-app
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
|cibot7   what deleted the tag pr-4000-dead from the repository acme/web-app   a…
|loaded 1 event (1 request)                                         data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
# Older than the first event that is here: nothing, and how far was looked.
type :audit since 1d to 2020-01-01
key Enter
wait Nothing in this window
screen
>hubdeck  acme  maria  pw  RW                  API 175/180 reset HH:MM:SS  jobs 0
|acme > audit  since 1d to 2020-01-01                       [0] time v  filter: -
| Nothing in this window (from 2024-02-29 to 2020-01-01).
| Asked: since 1d to 2020-01-01
| Try :audit since 90d, or f for other words.
|    TIME  ACTOR           ACTION                NAME
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
|loaded 0 events (1 request)                                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :audit
key Enter
type E
expect read all and write it to
key C-u
type $TMP/all.csv
key Enter
wait rows written to
screen
>hubdeck  acme  maria  pw  RW                  API 164/180 reset HH:MM:SS  jobs 0
|acme > audit                    [84-100/200+ since 2024-01-29] time v  filter: -
|    TIME  ACTOR           ACTION                NAME
|     11d  cibot7          repo.tag.push         acme/web-app
|     11d  rsilva          repo.tag.push         acme/payments
|     11d  cibot7          repo.tag.push         acme/docs-site
|     11d  tokoro          repo.tag.push         acme/ci-cache
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  rsilva          repo.tag.push         acme/api-gateway
|     12d  tokoro          repo.tag.push         acme/web-app
|     12d  cibot7          repo.tag.push         acme/tools-lint
|     12d  rsilva          repo.tag.push         acme/ci-cache
|     12d  cibot7          repo.tag.push         acme/docs-site
|     12d  cibot7          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/ci-cache
|     13d  rsilva          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     13d  tokoro          repo.tag.push         acme/web-app
|     14d  tokoro          repo.tag.push         acme/ci-cache
|>    14d  cibot7          repo.tag.push         acme/docs-site
|────────────────────────────────────────────────────────────────────────────────
|cibot7   what pushed the tag 20240216 with the digest sha256:71999dfd2766 to   …
|ok: 978 rows written to /tmp/hubdeck-XXXXXX/all.csv (11 requests)  data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type E
key C-u
type $TMP/all.csv
key Enter
expect exists already
key Esc
type :q
key Enter
exit 0
