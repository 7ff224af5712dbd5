# The Hub's own CSV of the members goes to a new file as it comes: whole, or not at all.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail 'GET */members/export 500 n=1' --fail 'GET */members/export truncate n=4' --fail 'GET */members/export stall:700 n=1' --fail 'GET */members/export html:200 n=1' --fail 'GET */members/export 429:1 n=1'
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:members 24x80
wait loaded 24 members
type :exp
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|    rosabeck           Editor                           200d  NOTEAM IDLE EDITOR
|    quentin            Editor    release                  2d  EDITOR
|    xenapap            Member    contractors              6d  GUEST
|    emilstad           Member    contractors             20d  GUEST
|    carlsen            Member                           400d  NOTEAM IDLE
|    tessmoor           Member    web                     95d  IDLE
|    verakim            Member                             4d  NOTEAM
|    samlee             Member    platform                 1d
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|    zoefox             Member    platform,data            3d
|────────────────────────────────────────────────────────────────────────────────
| export                        write what is shown to a file; members --hub: th…
| export members --hub          the Hub's own CSV of the members, to a file
| -> write what is shown to a file
|:exp
|
type ort members --hub
key Enter
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|    rosabeck           Editor                           200d  NOTEAM IDLE EDITOR
|    quentin            Editor    release                  2d  EDITOR
|    xenapap            Member    contractors              6d  GUEST
|    emilstad           Member    contractors             20d  GUEST
|    carlsen            Member                           400d  NOTEAM IDLE
|    tessmoor           Member    web                     95d  IDLE
|    verakim            Member                             4d  NOTEAM
|    samlee             Member    platform                 1d
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|    zoefox             Member    platform,data            3d
|    adamring           Member    platform                89d
|────────────────────────────────────────────────────────────────────────────────
|petran   email petra@novak.example   joined 700d   name Petra Novák   logged_in…
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|the Hub's own CSV to (Esc cancels): northwind-members-hub.csv
|Enter write   Esc cancel
# What the Hub says against it stands above the name, and there is no file.
key C-u
type $TMP/own.csv
key Enter
wait error: Hub said: 500
screen
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|    rosabeck           Editor                           200d  NOTEAM IDLE EDITOR
|    quentin            Editor    release                  2d  EDITOR
|    xenapap            Member    contractors              6d  GUEST
|    emilstad           Member    contractors             20d  GUEST
|    carlsen            Member                           400d  NOTEAM IDLE
|    tessmoor           Member    web                     95d  IDLE
|    verakim            Member                             4d  NOTEAM
|    samlee             Member    platform                 1d
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|────────────────────────────────────────────────────────────────────────────────
| error: Hub said: 500 "Delete
| "https://registry.s.us-east-1.aws.dckr.io/api/internal/repos": http:
| non-successful response (status=401
| body="{\"errors\":[{\"code\":\"UNAUTHORIZED\"}]}\n")"
|the Hub's own CSV to (Esc cancels): /tmp/hubdeck-XXXXXX/own.csv
|Enter write   Esc cancel
# Cut off half-way four times: the same name is free again.
key Enter
wait broke off
expect error:
# Silent half-way: how far it is; Esc stops, and what was there is gone.
key Enter
wait writing: 1
expect Esc stop, and remove what is there
key Esc
expect stopped
expect own.csv is removed
absent the Hub's own CSV
type :export members --hub
key Enter
key C-u
type $TMP/own.csv
key Enter
wait not from the Hub's API
# A limit is waited for.
key Enter
wait the Hub's own file, 2.9k, is in
requests GET */members/export 9
# Never over another file; E leads there, too.
type E
expect Tab: the Hub's own CSV
key Tab
key C-u
type $TMP/own.csv
key Enter
expect exists already
expect nothing is overwritten
screen folded
>hubdeck  127.0.0.1:PORTS  northwind  nadia  pw  RW                 API -  jobs 0
|northwind > members                                 [1-16/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEEN  FLAGS
|>   petran             Owner     owners                   1d  GUEST OWNER
|    oskarl             Owner     owners                 130d  IDLE OWNER
|    nadia              Owner     owners                  43m  OWNER
|    rosabeck           Editor                           200d  NOTEAM IDLE EDITOR
|    quentin            Editor    release                  2d  EDITOR
|    xenapap            Member    contractors              6d  GUEST
|    emilstad           Member    contractors             20d  GUEST
|    carlsen            Member                           400d  NOTEAM IDLE
|    tessmoor           Member    web                     95d  IDLE
|    verakim            Member                             4d  NOTEAM
|    samlee             Member    platform                 1d
|    ulfberg            Member    data                      -
|    wimdevos           Member    web                      1d
|    yurisok            Member    ops                     12d
|    zoefox             Member    platform,data            3d
|    adamring           Member    platform                89d
|────────────────────────────────────────────────────────────────────────────────
| error: /tmp/hubdeck-XXXXXX/own.csv exists already
| choose another name; nothing is overwritten
|the Hub's own CSV to (Esc cancels): /tmp/hubdeck-XXXXXX/own.csv
|Enter write   Esc cancel
requests GET */members/export 9
key Esc
absent the Hub's own CSV
# Only of members.
type :repos
key Enter
wait loaded 15 repos
type :export repos --hub
key Enter
expect the Hub has a file of its own of members only
type :export members
key Enter
expect export to
key Esc
type :q
key Enter
exit 0
