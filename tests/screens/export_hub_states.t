# The Hub's own CSV of the members: who may not, what it waits for, where there is none.
hubsim --fixture audit --clock-scale 0 --rate-limit 0 --fail 'GET */members/export 403 n=1' --fail 'GET */members/export 429:900'
env DOCKERHUB_USERNAME=nadia
env DOCKERHUB_TOKEN=nadia-password
start northwind:members 15x60
wait loaded 24 members
type E
screen
>hubdeck  northwind  nadia  pw  RW              API -  jobs 0
|northwind > members              [1-8/24] flags v  filter: -
| M  MEMBER             ROLE      TEAMS             LAST SEE>
|>   petran             Owner     owners                   1d
|    oskarl             Owner     owners                 130d
|    nadia              Owner     owners                  43m
|    rosabeck           Editor                           200d
|    quentin            Editor    release                  2d
|    xenapap            Member    contractors              6d
|    emilstad           Member    contractors             20d
|    carlsen            Member                           400d
|────────────────────────────────────────────────────────────
|petran   flags GUEST OWNER   email petra@novak.example   jo…
|export to (.csv, .json; Tab: the Hub's own CSV): embers.csv
|Enter open  Space mark  D remove  n invite  ? help
key Tab
key C-u
type $TMP/own.csv
key Enter
wait error: Hub said: 403 "insufficient scope"
expect Members need: password + 2FA sign-in as an owner, or an
expect organization token with scope-member-read.
key Enter
wait waits for the Hub's limit   writing: 0 in
resize 24x80
expect waits for the Hub's limit
key Esc
expect is removed
type :q
key Enter
exit 0
# What was kept offline has its own rows only.
hubsim --fixture audit --clock-scale 0 --rate-limit 0
run snapshot northwind $TMP/nw.json --csv --columns complete,members
|complete,members
|true,24
= 0
start --open $TMP/nw.json 24x80
type :audit-members
key Enter
type E
expect export to (.csv or .json, Esc cancels)
key Esc
type :export members --hub
key Enter
expect a snapshot has no file of the Hub's own
type :q
key Enter
exit 0
