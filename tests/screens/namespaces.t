# One's own name first; the role is known from here on; a token of an organization is it.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start 24x80
screen
>hubdeck  127.0.0.1:PORTS  maria  pat  RW      API 179/180 reset HH:MM:SS  jobs 0
|namespaces                                            [1-3/3] as sent  filter: -
| NAME                                              KIND          ROLE      TEAMS
|>maria                                             user          Owner         -
| acme                                              organization  Owner         5
| globex                                            organization  Member        2
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
|maria
|loaded 3 namespaces (1 request)                                    data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  ? help
key Down Enter
wait acme owner  maria  pat  RW
resize 15x60
wait acme owner  maria  pat  RW
type :q
key Enter
exit 0
env DOCKERHUB_USERNAME=acme
env DOCKERHUB_TOKEN=dckr_oat_acme_all
start 24x80
wait [1-1/1]
expect organization
type q
exit 0
