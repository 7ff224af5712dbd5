# Stale, of what shares its requests with other panes: the last good copy stays, and
# says so.
hubsim --fixture acme --rate-limit 0 --fail "GET */webhook_pipeline* 400 skip=1" --fail "GET */web-app/tags[?]* 400 skip=5"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
run webhooks create --namespace acme --repository web-app --name deploy --webhook-url https://ci.example.com/hooks/abc --csv --columns name
|field,value
|name,deploy
= 0
start acme/web-app:webhooks 24x80
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > webhooks                                  [1-1/1] name ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| M  NAME                  URL                                               LAST
|>   deploy                https://ci.example.com/***                          0s
~13
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100 400 (n…
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  ? help
type :acme/web-app:images
key Enter
wait data 12:00:00
type R
wait last good copy
screen folded
>hubdeck  127.0.0.1:PORTS  acme  maria  pw  RW                      API -  jobs 0
|acme > web-app > images                             [1-13/1,518] pulled ^  ERROR
| Hub said: 400 "something went wrong".
| Rows below are the last good copy. Nothing you do here is lost.
| R retry now   @ log
| DIGEST        PLATFORM           SIZE  TAGS                    PULLED  STATUS
|>a0eecc0350e1  linux/arm64        410M  latest,v3.2.1,3          never  active
| 8b836500403a  linux/amd64        413M  v3.3.0-rc.2              never  active
| 451571ce65a5  attestation        6.8k  v3.3.0-rc.2              never  active
| 4dd9c3a7b266  linux/arm64        410M  v3.3.0-rc.2              never  active
| c423367399a5  attestation        7.2k  v3.3.0-rc.2              never  active
| 7ab2b5859c3e  linux/arm64        412M  nightly-20240301         never  active
| c1719baad9c2  linux/arm          409M  nightly-20240301         never  active
| 450cf86689ca  attestation        3.3k  nightly-20240301         never  active
| 57c4180fea14  linux/arm64        411M  v3.3.0-rc.1              never  active
| a819cbfb6592  attestation        6.1k  main-5f1f8               never  active
| 59b92b03ffd9  linux/arm64        408M  main-5f1f8               never  active
| d944021d9098  linux/amd64        411M  main-5f1e9               never  active
| 599cab4b6ecc  attestation         11k  main-5f1e9               never  active
|────────────────────────────────────────────────────────────────────────────────
|GET /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100 400 (not…
|manifests without a tag are not here: + reads them
|error: Hub said: 400 "something went wrong"                        data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type q
