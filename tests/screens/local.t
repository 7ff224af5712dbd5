# What this machine knows: the journal, the limits, what the credential can do.
hubsim --fixture acme --rate-limit 60
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme:journal 24x80
wait not signed in
screen
>hubdeck  127.0.0.1:PORTS  acme  not signed in  RW                  API -  jobs 0
|acme > journal                                             [0] time v  filter: -
| Nothing was changed from here yet.
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
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
|
|loaded 0 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type :q
key Enter
exit 0
run repos set-privacy --namespace acme --repository helm-charts --is-private true --allow-destructive --yes --quiet --csv
|field,value
= 0
run repos delete-tag --namespace acme --repository web-app --tag v2.0.0 --allow-destructive --yes --quiet --csv
!hubdeck: Hub said: 403 "tag 'v2.0.0' is immutable"; a rule of the repository protects this tag: change the rule first
= 77
run repos set-privacy --namespace acme --repository docs-site --is-private true --allow-destructive --yes --quiet --csv
|field,value
= 0
start :journal 24x80
wait loaded 3 changes
screen
>hubdeck  127.0.0.1:PORTS  not signed in  RW                        API -  jobs 0
|journal                                                [1-3/3] time v  filter: -
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
|>     0s  repos.set_privacy   acme/docs-site             done      200  maria
|      0s  repos.delete_tag    acme/web-app:v2.0.0        failed    403  maria
|      0s  repos.set_privacy   acme/helm-charts           done      200  maria
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
|acme/docs-site   credential pat   quota_left 57   done 0s   params {"namespace"…
|loaded 3 changes (0 requests)                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type /failed
screen
>hubdeck  127.0.0.1:PORTS  not signed in  RW                        API -  jobs 0
|journal                                     [1-1/1 of 3] time v  filter: /failed
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
|>     0s  repos.delete_tag    acme/web-app:v2.0.0        failed    403  maria
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
|acme/web-app:v2.0.0   note Hub said: 403 "tag 'v2.0.0' is immutable"   credenti…
|/failed
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
key Esc
key Enter
screen
>hubdeck  127.0.0.1:PORTS  not signed in  RW                        API -  jobs 0
|change acme/docs-site                                                  [1-17/17]
| reference     acme/docs-site
| time          2024-03-01 12:00 UTC (0s)
| operation     repos.set_privacy
| target        acme/docs-site
| state         done
| http          200
| who           maria
| note          -
| job           -
| credential    pat
| digest        -
| quota_left    57
| done          2024-03-01 12:00 UTC (0s)
| params        {"namespace":"acme","repository":"docs-site","is_private":"true"}
| url           http://127.0.0.1:PORTS
| damaged       false
| id            3
|
|
|
|
|/ filter  : cmd  Esc back  q quit  @ requests  ! errors  ? help
key Esc
type :acme/docs-site:journal
key Enter
wait docs-site > journal
screen
>hubdeck  127.0.0.1:PORTS  acme  not signed in  RW                  API -  jobs 0
|acme > docs-site > journal                             [1-1/1] time v  filter: -
|    TIME  OPERATION           TARGET                     OUTCOME  HTTP  WHO
|>     0s  repos.set_privacy   acme/docs-site             done      200  maria
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
|acme/docs-site   credential pat   quota_left 57   done 0s   params {"namespace"…
|loaded 1 change (0 requests)                                       data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
type f
type state=fa
key Enter
wait No change with
type C
wait loaded 23 abilities
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW  API 56/60 reset HH:MM:SS  jobs 0
|acme > docs-site > credential                       [1-17/23] as sent  filter: -
| ABILITY                         PANE      CAN      WHY
|>list public repositories        repos     yes      every personal token may, f…
| list private repositories       repos     yes      the token is for repo:admin
| create repositories             repos     yes      the token is for repo:admin
| change repositories             repos     unknown  the token may; if you are a…
| delete repositories             repos     unknown  the token may; if you are a…
| list tags                       tags      yes      every personal token may, f…
| delete tags                     tags      unknown  the token may; if you are a…
| delete manifests                images    unknown  the token may; if you are a…
| list teams                      teams     no       Docker Hub refuses personal…
| change teams                    teams     no       Docker Hub refuses personal…
| list members                    members   no       Docker Hub refuses personal…
| change roles, remove members    members   no       Docker Hub refuses personal…
| list invites                    invites   no       Docker Hub refuses personal…
| invite, resend, cancel          invites   no       Docker Hub refuses personal…
| list webhooks                   webhooks  unknown  Docker does not say whether…
| change webhooks                 webhooks  unknown  Docker does not say whether…
| personal tokens                 pats      no       personal tokens do not mana…
|────────────────────────────────────────────────────────────────────────────────
|list public repositories
|loaded 23 abilities (0 requests)                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
requests GET * 0
type /no
key Enter
wait can
type :limits
key Enter
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW  API 56/60 reset HH:MM:SS  jobs 0
|acme > docs-site > limits                             [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                          FOR
|>API          56     60  1m      reset HH:MM:SS                 maria
| pulls         -      -          Enter asks the registry
| sign-in       -      -  10m     signed in                      maria
|
| API requests left in this session: lowest 56, now 56
| █
| one column an answer, the newest last
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
|API   note requests to Docker Hub, whatever they are
|                                                                   data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
# The registry is asked only when somebody wants it.
requests HEAD * 0
type j
key Enter
wait asked at
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW  API 56/60 reset HH:MM:SS  jobs 0
|acme > docs-site > limits                             [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                          FOR
| API          56     60  1m      reset HH:MM:SS                 maria
|>pulls       200    200  6h      asked at 12:00:00              maria
| sign-in       -      -  10m     signed in                      maria
|
| API requests left in this session: lowest 56, now 56
| █
| one column an answer, the newest last
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
|pulls   note docker pull; asking takes 2 requests and no pull
|the registry was asked (2 requests)                                data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  ? help
requests HEAD * 1
type gR
requests GET */v2/user/* 1
type :ctx
key Enter
wait No context
type :ctx work
key Enter
expect no context "work"
type :q
key Enter
exit 0
