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
written $TMP/own.csv
= none
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
written $TMP/own.csv
= none
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
written $TMP/own.csv
|Name,Username,Email,Type,Permission,Teams,Date Joined
|Nadia Holm,nadia,nadia@northwind.example,User,Owner,owners,2021-09-13 09:50:45.345679 +0000 UTC
|Oskar Lund,oskarl,oskarl@northwind.example,User,Owner,owners,2020-01-22 09:26:06.345679 +0000 UTC
|Petra Novák,petran,petra@novak.example,User,Owner,owners,2022-04-01 10:40:28.345679 +0000 UTC
|Quentin Diaz,quentin,quentin@northwind.example,User,Member,release,2022-07-10 08:45:44.345679 +0000 UTC
|Rosa Beck,rosabeck,rosabeck@northwind.example,User,Member,,2022-11-07 03:35:30.345679 +0000 UTC
|Sam Lee,samlee,samlee@northwind.example,User,Member,platform,2023-03-17 09:48:17.345679 +0000 UTC
|Tess Moor,tessmoor,tessmoor@northwind.example,User,Member,web,2021-12-02 08:43:54.345679 +0000 UTC
|Ulf Berg,ulfberg,ulfberg@northwind.example,User,Member,data,2023-05-06 02:12:11.345679 +0000 UTC
|Vera Kim,verakim,verakim@northwind.example,User,Member,,2023-10-03 10:05:19.345679 +0000 UTC
|Wim de Vos,wimdevos,wimdevos@northwind.example,User,Member,web,2024-02-27 06:53:02.345679 +0000 UTC
|Xena Papas,xenapap,xena@contractors.example,User,Member,contractors,2023-12-02 06:09:03.345679 +0000 UTC
|Yuri Sokolov,yurisok,yurisok@northwind.example,User,Member,ops,2023-06-15 05:11:50.345679 +0000 UTC
|Zoë Fox,zoefox,zoefox@northwind.example,User,Member,"platform, data",2023-01-16 09:44:05.345679 +0000 UTC
|Adam Ring,adamring,adamring@northwind.example,User,Member,platform,2022-10-08 06:02:15.345679 +0000 UTC
|Bea Hart,beahart,beahart@northwind.example,User,Member,web,2024-02-22 04:31:53.345679 +0000 UTC
|Carl Sen,carlsen,carlsen@northwind.example,User,Member,,2021-08-04 07:56:48.345679 +0000 UTC
|Dana Roth,danaroth,danaroth@northwind.example,User,Member,data,2024-02-28 06:26:23.345679 +0000 UTC
|Emil Stad,emilstad,emil@agency.example,User,Member,contractors,2024-01-26 02:22:15.345679 +0000 UTC
|Fay Wong,faywong,faywong@northwind.example,User,Member,ops,2022-06-20 07:46:01.345679 +0000 UTC
|Gus Moreno,gusmore,gusmore@northwind.example,User,Member,data,2023-12-15 01:36:16.345679 +0000 UTC
|Hal Berry,halberry,halberry@northwind.example,User,Member,"web, ops",2023-04-03 07:56:21.345679 +0000 UTC
|Ida Stone,idastone,idastone@northwind.example,User,Member,platform,2023-07-23 04:34:39.345679 +0000 UTC
|Jo River,joriver,joriver@northwind.example,User,Member,release,2023-08-24 04:21:11.345679 +0000 UTC
|northwind CI,nwbot,nwbot@northwind.example,User,Member,ci,2022-04-01 10:36:52.345679 +0000 UTC
|,,kim.yung@northwind.example,Invitee,Member,web,2024-02-14 11:00:00 +0000 UTC
|,,lena@agency.example,Invitee,Member,contractors,2024-01-20 11:00:00 +0000 UTC
|,,mo.salah@northwind.example,Invitee,Member,data,2023-11-02 11:00:00 +0000 UTC
|,,nils.ek@northwind.example,Invitee,Member,ops,2024-02-17 11:00:00 +0000 UTC
|,,olga.r@northwind.example,Invitee,Member,,2024-02-29 11:00:00 +0000 UTC
= 600
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
