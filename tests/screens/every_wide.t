# Every pane on a large terminal: columns of all priorities, the row in full.
hubsim --fixture acme --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
start acme 50x200
type :namespaces
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                                                                                                                                                    API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  namespaces                                                                   [1-3/3] as sent  filter: -
| NAME                 KIND          ROLE      REPOS  TEAMS  STORAGE   PULLS  PLAN        FULL NAME               JOINED│ namespace  acme (row 2)
| maria                user          Owner         ?      -        ?       ?                                       never│
|>acme                 organization  Owner        13      5    1.03T     13M  business    ACME Rocket Skates      2,200d│ name          acme
| globex               organization  Member        ?      2        ?       ?  team        Globex Corporation      1,900d│ kind          organization
|                                                                                                                       │ role          Owner
|                                                                                                                       │ repos         13
|                                                                                                                       │ teams         5
|                                                                                                                       │ storage       1.03T (1,026,362,000,000 bytes)
|                                                                                                                       │ pulls         13,104,246
|                                                                                                                       │ plan          business
|                                                                                                                       │ full_name     ACME Rocket Skates
|                                                                                                                       │ joined        2018-02-21 12:00 UTC (2,200d)
|                                                                                                                       │ company       ACME Rocket Skates
|                                                                                                                       │ location      Reykjavík
|                                                                                                                       │
|                                                                                                                       │ COMMANDS
|                                                                                                                       │   web         https://hub.docker.com/u/acme
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  1.1k  /v2/user/orgs/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  9.0k  /v2/namespaces/acme/repositories?page=1&page_size=100
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme   company ACME Rocket Skates   location Reykjavík
|loaded 3 namespaces (1 request)                                                                                                                                                            data 12:00:00
|Enter open  D delete  n new  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  + add  w wide  E export  @ requests  ! errors  ? help
type :acme
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1[repos]  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > repos                                                               [1-13/13] size v  filter: -
| M  REPOSITORY                        VIS          SIZE   PULLS   UPDATED  DESCRIPTION                CREATED  STATUS  │ repository  acme/web-app (row 1)
|>   web-app                           private    412.3G    1.9M        2h  The shop: storefront, c…    2,903d  active  │
|    ci-cache                          private    388.0G     44k        1s  BuildKit cache, safe to…      375d  active  │ name          web-app
|    api-gateway                       private     97.1G    812k        1d  服务网格入口 · API gate…      398d  active  │ vis           private
|    ml-train                          private     64.9G    3.1k     214d!  GPU training images. 学…      589d  active  │ size          412.3G (412,300,000,000 bytes)
|    payments                          private     31.0G    290k        5h  PCI scope: ask #payment…      375d  active  │ pulls         1,904,227
|    base-images                       public      22.4G    9.8M        3d  Hardened Debian and Alp…      378d  active  │ updated       2024-03-01 09:59 UTC (2h)
|    docs-site                         public       4.1G    121k        9d  docs.acme.example — HTM…      384d  active  │ teams         not read: + in the list
|    legacy-batch                      private      3.9G      17     611d!  أداة قديمة — do not use…      986d  active  │ immut         not read: + in the list
|    tools-lint                        private      1.2G     40k        1d  Linters in one image          376d  active  │ description   The shop: storefront, cart and checkout ✨
|    sandbox-jdoe                      private      840M       2     402d!  ␛]0;owned␇␛[2J␛[31mtest…      777d  active  │ created       2016-03-20 11:57 UTC (2,903d)
|    naive-proxy                       private      610M     810       71d  naïve étée proxy 👩…          446d  active  │ status        active
|    helm-charts                       public        12M     77k       30d  Charts for all of the a…      405d  active  │ namespace     acme
|    rocket-skates                     private         0       0     never  Nothing was pushed here…       20h  inactive│ stars         12
|                                                                                                                       │ modified      2024-02-28 21:59 UTC (1d)
|                                                                                                                       │ type          image
|                                                                                                                       │ affiliation   owner
|                                                                                                                       │
|                                                                                                                       │ COMMANDS
|                                                                                                                       │   pull        docker pull acme/web-app
|                                                                                                                       │   web         https://hub.docker.com/r/acme/web-app/tags
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  1.1k  /v2/user/orgs/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  9.0k  /v2/namespaces/acme/repositories?page=1&page_size=100
|  12:00:00 POST    200   N.NNs   875  /v2/users/login
|
|
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app   stars 12   modified 1d   type image   affiliation owner
|                                                                                                                                                                                           data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  + add  * mark all  V range  U unmark  w wide  ? help
type :acme/web-app
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > tags                                                   [1-35/459] pushed v  filter: -
| M  TAG                              PUSHED   PULLED     SIZE  ARCH  FLAGS         DIGEST        BY            STATE  >│ tag  acme/web-app:pr-5111-57c9 (row 1)
|>   pr-5111-57c9                        57m      43m     417M     1  HOT           3ba0a6b953ad  tokoro        active  │
|    main-5f21c                           2h      23m     412M     1  HOT =1        11d5f7acbb01  cibot7        active  │ tag           pr-5111-57c9
|    latest                               2h       1h     413M     2  HOT =2        ca48f389d75a  cibot7        active  │ pushed        2024-03-01 11:02 UTC (57m)
|    v3.2.1                               2h      34m     413M     2  HOT LOCK =2   ca48f389d75a  rsilva        active  │ pulled        2024-03-01 11:16 UTC (43m)
|    3                                    2h       2h     413M     2  HOT =2        ca48f389d75a  tokoro        active  │ size          417M (417,428,249 bytes)
|    edge                                 3h      30m     412M     1  HOT =1        11d5f7acbb01  tokoro        active  │ arch          1
|    v3.3.0-rc.2                          4h    never     413M     2  LOCK          1bf23ee45a92  tokoro        active  │ flags         HOT
|    nightly-20240301                     9h      20m     415M     3  HOT           44f66f4daa0b  rsilva        active  │ digest        sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a
|    main-5f20a                           1d      20h     411M     2  HOT           1f4dcdc50f3b  rsilva        active  │               4e9e88e2
|    pr-5108-b434                         1d       1d     418M     2  HOT           e9c1368938c2  tokoro        active  │ by            tokoro
|    v3.3.0-rc.1                          1d       1d     414M     2  HOT LOCK      813add30d709  rsilva        active  │ state         active
|    nightly-20240229                     1d       1d     416M     3  HOT           ab4414623bc0  cibot7        active  │ media         application/vnd.oci.image.index.v1+json
|    main-5f1f8                           1d       1d     411M     2  HOT           da64519a9ca2  rsilva        active  │ platforms     amd64
|    nightly-20240228                     2d       2d     415M     3  HOT           cde1849554c2  tokoro        active  │
|    main-5f1e9                           2d    never     411M     2                e55804ba076f  cibot7        active  │ IMAGES        PLATFORM             SIZE   PULLED  DIGEST        STATUS
|    pr-5105-444f                         3d    never     418M     2                af3e6fbd38ad  cibot7        active  │               linux/amd64          417M      43m  471fbffe8132  active
|    nightly-20240227                     3d    never     415M     3                8e788ed544d8  cibot7        active  │               attestation          3.7k       2d  3be33b7e1b37  active
|    main-5f1d7                           3d       3d     411M     2  HOT           bbc55a83ae4b  rsilva        active  │
|    nightly-20240226                     4d    never     415M     3                106620cb6fa7  cibot7        active  │ same digest   none
|    main-5f1c5                           4d       4d     411M     1  HOT           3069f03f2b2f  cibot7        active  │ immutable     no rule matches
|    pr-5102-3698                         5d       5d     418M     2  HOT           74535fcdffd9  rsilva        active  │
|    nightly-20240225                     5d    never     415M     3                5856ec2fffb0  cibot7        active  │ COMMANDS
|    main-5f1b6                           5d       5d     410M     2  HOT           fbeb354fd219  cibot7        active  │   pull        docker pull acme/web-app:pr-5111-57c9
|    stable                               6d       4h     412M     2  HOT =1        389a24b5c916  cibot7        active  │   web         https://hub.docker.com/r/acme/web-app/tags
|    v3.2.0                               6d      16h     412M     2  HOT LOCK =1   389a24b5c916  tokoro        active  │
|    nightly-20240224                     6d    never     415M     3                b8e6d7cab9eb  tokoro        active  │
|    main-5f1a4                           6d    never     409M     2                fb5fcaaf23bb  tokoro        active  │
|    pr-5099-cfd8                         7d       7d     418M     2  HOT           5c252090bb30  tokoro        active  │
|    nightly-20240223                     7d    never     415M     3                fc0e7daa7f4e  rsilva        active  │
|    main-5f192                           7d       6d     410M     2  HOT           9804a2f55c8a  rsilva        active  │
|    main-5f183                           8d       7d     408M     2  HOT           dfcf90f22128  rsilva        active  │
|    nightly-20240222                     8d    never     415M     3                164800b07d54  cibot7        active  │
|    pr-5096-27c4                         9d       9d     418M     2  HOT =1        23aa8c76f8c5  rsilva        active  │
|    main-5f171                           9d       8d     408M     1  HOT           5e163bb00b9a  rsilva        active  │
|    nightly-20240221                     9d    never     416M     3                1bdd6c96533c  rsilva        active  │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  1.1k  /v2/namespaces/acme/repositories/web-app/tags/pr-5111-57c9
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|  12:00:00 GET     200   N.NNs  165k  /v2/namespaces/acme/repositories/web-app/tags?page=3&page_size=100
|  12:00:00 GET     200   N.NNs  175k  /v2/namespaces/acme/repositories/web-app/tags?page=2&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app:pr-5111-57c9   media application/vnd.oci.image.index.v1+json   platforms amd64
|=N shares digest with N tags   LOCK immutable rule   HOT pulled < 30d
|listing complete, 5 pages, 459 rows                                                                                                                                                        data 12:00:00
|Enter open  Space mark  D delete  m actions  P plan  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  U unmark  w wide  E export  ? help
type :acme/web-app:images
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3[images]  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > images                                               [1-35/1,518] pulled ^  filter: -
| DIGEST        PLATFORM           SIZE  TAGS                      PULLED  STATUS     PUSHED   USES  VARIANT  OS-VER    │ image  acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04…
|>a0eecc0350e1  linux/arm64        410M  latest,v3.2.1,3            never  active         2h      3                     │
| 8b836500403a  linux/amd64        413M  v3.3.0-rc.2                never  active         4h      1                     │ digest        sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985e
| 451571ce65a5  attestation        6.8k  v3.3.0-rc.2                never  active         4h      1                     │               a076b881
| 4dd9c3a7b266  linux/arm64        410M  v3.3.0-rc.2                never  active         4h      1                     │ platform      linux/arm64
| c423367399a5  attestation        7.2k  v3.3.0-rc.2                never  active         4h      1                     │ size          410M (409,819,754 bytes)
| 7ab2b5859c3e  linux/arm64        412M  nightly-20240301           never  active         9h      1                     │ tags          latest,v3.2.1,3
| c1719baad9c2  linux/arm          409M  nightly-20240301           never  active         9h      1  v7                 │ pulled        never, or the Hub did not say
| 450cf86689ca  attestation        3.3k  nightly-20240301           never  active         9h      1                     │ status        active
| 57c4180fea14  linux/arm64        411M  v3.3.0-rc.1                never  active         1d      1                     │ pushed        2024-03-01 09:22 UTC (2h)
| a819cbfb6592  attestation        6.1k  main-5f1f8                 never  active         1d      1                     │ uses          3
| 59b92b03ffd9  linux/arm64        408M  main-5f1f8                 never  active         1d      1                     │ variant       -
| d944021d9098  linux/amd64        411M  main-5f1e9                 never  active         2d      1                     │ os_version    -
| 599cab4b6ecc  attestation         11k  main-5f1e9                 never  active         2d      1                     │ alone         -
| 79622247ddb6  linux/arm64        408M  main-5f1e9                 never  active         2d      1                     │
| a4f6c91b7d77  attestation        4.2k  main-5f1e9                 never  active         2d      1                     │ COMMANDS
| 9a689355fc34  linux/amd64        418M  pr-5105-444f               never  active         3d      1                     │   pull        docker pull
| 6e0ad47eccdb  attestation        5.7k  pr-5105-444f               never  active         3d      1                     │               acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627
| 3f5066305338  linux/arm64        415M  pr-5105-444f               never  active         3d      1                     │               be7ec04d3985ea076b881
| a0221e9e9693  attestation        7.7k  pr-5105-444f               never  active         3d      1                     │   web         https://hub.docker.com/r/acme/web-app/tags
| 9f9ac0e88845  linux/amd64        415M  nightly-20240227           never  active         3d      1                     │
| c5eb45cb03a8  attestation        9.5k  nightly-20240227           never  active         3d      1                     │
| 9bed03952a3a  linux/arm64        412M  nightly-20240227           never  active         3d      1                     │
| 241c53839b1f  attestation        5.5k  nightly-20240227           never  active         3d      1                     │
| 2516d196f37b  linux/arm          409M  nightly-20240227           never  active         3d      1  v7                 │
| 38d6cf6a7829  attestation        4.7k  nightly-20240227           never  active         3d      1                     │
| 754d5981e668  attestation        8.7k  main-5f1d7                 never  active         3d      1                     │
| e55f888b8a1c  attestation        7.1k  main-5f1d7                 never  active         3d      1                     │
| d074ed017937  linux/amd64        415M  nightly-20240226           never  active         4d      1                     │
| dddc40333715  attestation         12k  nightly-20240226           never  active         4d      1                     │
| 1c2a97d19ce9  linux/arm64        412M  nightly-20240226           never  active         4d      1                     │
| c0df556cf082  attestation        6.0k  nightly-20240226           never  active         4d      1                     │
| 77b56819ba2d  linux/arm          410M  nightly-20240226           never  active         4d      1  v7                 │
| ea57152d4535  attestation        4.9k  nightly-20240226           never  active         4d      1                     │
| cf02e1b94a93  linux/amd64        415M  nightly-20240225           never  active         5d      1                     │
| 15d6c38e18f1  attestation        7.8k  nightly-20240225           never  active         5d      1                     │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|  12:00:00 GET     200   N.NNs  165k  /v2/namespaces/acme/repositories/web-app/tags?page=3&page_size=100
|  12:00:00 GET     200   N.NNs  175k  /v2/namespaces/acme/repositories/web-app/tags?page=2&page_size=100
|  12:00:00 GET     200   N.NNs  183k  /v2/namespaces/acme/repositories/web-app/tags?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea076b881
|manifests without a tag are not here: + reads them
|listing complete, 5 pages, 1,518 rows                                                                                                                                                      data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  + add  w wide  E export  @ requests  ! errors  ? help
type :acme/web-app:v3.2.1
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > v3.2.1 > tag-images                                        [1-4/4] pulled ^  filter: -
| DIGEST        PLATFORM                                           SIZE  STATUS     PULLED   PUSHED  VARIANT  OS-VER    │ image  acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04…
|>a0eecc0350e1  linux/arm64                                        410M  active      never       2h                     │
| 06ad40f41304  attestation                                        7.4k  active         1d       2h                     │ digest        sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985e
| 66024a43c8a1  attestation                                         10k  active        22h       2h                     │               a076b881
| 7b308296c7e8  linux/amd64                                        413M  active        34m       2h                     │ platform      linux/arm64
|                                                                                                                       │ size          410M (409,819,754 bytes)
|                                                                                                                       │ status        active
|                                                                                                                       │ pulled        never, or the Hub did not say
|                                                                                                                       │ pushed        2024-03-01 09:12 UTC (2h)
|                                                                                                                       │ variant       -
|                                                                                                                       │ os_version    -
|                                                                                                                       │
|                                                                                                                       │ COMMANDS
|                                                                                                                       │   pull        docker pull
|                                                                                                                       │               acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627
|                                                                                                                       │               be7ec04d3985ea076b881
|                                                                                                                       │   web         https://hub.docker.com/r/acme/web-app/tags
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  1.7k  /v2/namespaces/acme/repositories/web-app/tags/v3.2.1
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|  12:00:00 GET     200   N.NNs  165k  /v2/namespaces/acme/repositories/web-app/tags?page=3&page_size=100
|  12:00:00 GET     200   N.NNs  175k  /v2/namespaces/acme/repositories/web-app/tags?page=2&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/web-app@sha256:a0eecc0350e1b5654f5d040450d535eeb5a57208627be7ec04d3985ea076b881
|loaded 4 images (1 request)                                                                                                                                                                data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  w wide  E export  @ requests  ! errors  ? help
type :acme:teams
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4[teams]  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > teams                                                                 [1-5/5] team ^  filter: -
| TEAM                  MEMBERS  DESCRIPTION                                                                          ID│ team  ci-push (row 1)
|>ci-push                     1  Robots that push                                                               16341454│
| ml                          2  Training images, big ones                                                      16341437│ team          ci-push
| owners                      3  Full control of the organization                                               16341386│ members       1
| sre                         3  Runs everything at 3 in the morning                                            16341420│ repos         not read: + in the list
| web                         4  Web application and its gateway                                                16341403│ description   Robots that push
|                                                                                                                       │ id            16341454
|                                                                                                                       │ uuid          57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.7k  /v2/namespaces/acme/repositories/web-app/tags/v3.2.1
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|  12:00:00 GET     200   N.NNs  165k  /v2/namespaces/acme/repositories/web-app/tags?page=3&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|ci-push   uuid 57ab93a5-e7e8-4fe3-a9b0-27d218be9594
|loaded 5 teams (1 request)                                                                                                                                                                 data 12:00:00
|Enter open  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  + add  w wide  E export  @ requests  ! errors  ? help
type :acme:team-members/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web > team-members                                                   [1-4/4] member ^  filter: -
| M  MEMBER                NAME                                     JOINED  EMAIL                       COMPANY         │ team member  jdoe (row 1)
|>   jdoe                  Jane Doe                                   402d  jdoe@example.com                            │
|    rsilva                Rafaela Silva                              388d  rsilva@example.com                          │ member        jdoe
|    tokoro                Tunde Okoro                                120d  tokoro@example.com                          │ name          Jane Doe
|    yossi                 יוסי כהן                                   333d  yossi@example.com                           │ joined        2023-01-24 10:41 UTC (402d)
|                                                                                                                       │ email         jdoe@example.com
|                                                                                                                       │ company       -
|                                                                                                                       │ location      Leeds, UK
|                                                                                                                       │ type          User
|                                                                                                                       │ id            b22cdbe630704406a3a5eabb0a7ff1fd
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  1.4k  /v2/orgs/acme/groups/web/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.7k  /v2/namespaces/acme/repositories/web-app/tags/v3.2.1
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|  12:00:00 GET     200   N.NNs  160k  /v2/namespaces/acme/repositories/web-app/tags?page=4&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|jdoe   location Leeds, UK   type User   id b22cdbe630704406a3a5eabb0a7ff1fd
|loaded 4 team members (1 request)                                                                                                                                                          data 12:00:00
|Enter open  Space mark  D remove  n add  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  U unmark  w wide  E export  ? help
type :acme:team-repos/web
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web > team-repos                                                 [1-3/3] repository ^  filter: -
| REPOSITORY                                                                           PERMISSION  VIS      NAMESPACE   │ repository of the team  acme/api-gateway (row 1)
|>api-gateway                                                                          read        private  acme        │
| sandbox-jdoe                                                                         admin       private  acme        │ repository    api-gateway
| web-app                                                                              write       private  acme        │ permission    read
|                                                                                                                       │ vis           private
|                                                                                                                       │ namespace     acme
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   290  /v2/orgs/acme/groups/web/repositories?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.4k  /v2/orgs/acme/groups/web/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.7k  /v2/namespaces/acme/repositories/web-app/tags/v3.2.1
|  12:00:00 GET     200   N.NNs   60k  /v2/namespaces/acme/repositories/web-app/tags?page=5&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|acme/api-gateway
|loaded 3 repositories (1 request)                                                                                                                                                          data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  w wide  E export  @ requests  ! errors  ? help
type :acme:members
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5[members]  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > members                                                            [1-11/11] flags v  filter: -
| M  MEMBER               ROLE      TEAMS             LAST SEEN  FLAGS               EMAIL                        JOINE>│ member  aldoext (row 1)
|>   aldoext              Owner     owners                 311d  IDLE GUEST OWNER    aldo@ferri.example           1,204d│
|    maria                Owner     owners,sre               1h  OWNER               maria@example.com            2,210d│ member        aldoext
|    kmbeki               Owner     owners,sre               1d  OWNER               kmbeki@example.com             902d│ role          Owner
|    otto                 Editor    sre                    400d  IDLE EDITOR         otto@example.com             1,490d│ teams         owners
|    u77123               Member                            88d  NOTEAM              u77123@example.com              90d│ seen          2023-04-25 06:25 UTC (311d)
|    jdoe                 Member    web                      5d                      jdoe@example.com               402d│ flags         IDLE GUEST OWNER
|    rsilva               Member    web,ml                   3d                      rsilva@example.com             388d│ email         aldo@ferri.example
|    tokoro               Member    web                      2d                      tokoro@example.com             120d│ joined        2020-11-13 02:50 UTC (1,204d)
|    cibot7               Member    ci-push                   -                      cibot7@example.com             640d│ name          Aldo Ferri (contractor)
|    sato                 Member    ml                       9d                      sato@example.com               510d│ desktop       4.41.2
|    yossi                Member    web                     41d                      yossi@example.com              333d│ logged_in     2023-04-25 02:25 UTC (311d)
|                                                                                                                       │ guest         true
|                                                                                                                       │ company       -
|                                                                                                                       │ location      Torino
|                                                                                                                       │ id            da5e373fd7e04948aaf06ed2b2dbadbc
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   290  /v2/orgs/acme/groups/web/repositories?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.4k  /v2/orgs/acme/groups/web/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.7k  /v2/namespaces/acme/repositories/web-app/tags/v3.2.1
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|aldoext   name Aldo Ferri (contractor)   desktop 4.41.2   logged_in 311d   guest yes   location Torino   id da5e373fd7e04948aaf06ed2b2dbadbc
|NOTEAM in no team   IDLE not seen for 90d   GUEST from outside
|loaded 11 members (1 request)                                                                                                                                                              data 12:00:00
|Enter open  Space mark  D remove  n invite  m actions  v view  c compare  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  f ask  * mark all  V range  U unmark  ? help
type :acme:invites
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6[invites]  7 webhooks  8 tokens  9 audit  0 more  acme > invites                                                                [1-2/2] age ^  filter: -
| M  INVITEE                                                     AGE  STATUS        TEAM          BY            ROLE   >│ invitation  p.novak@x.example (row 1)
|>   p.novak@x.example                                           41d  EXPIRED       web           maria         member  │
|    ines.costa@example.com                                       3d                ml            maria         member  │ invitee       p.novak@x.example
|                                                                                                                       │ age           2024-01-20 11:00 UTC (41d)
|                                                                                                                       │ status        EXPIRED
|                                                                                                                       │ team          web
|                                                                                                                       │ by            maria
|                                                                                                                       │ role          member
|                                                                                                                       │ id            3d8b7363-7128-41a3-a2c6-b25273e8bd7b
|                                                                                                                       │ org           acme
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   290  /v2/orgs/acme/groups/web/repositories?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.4k  /v2/orgs/acme/groups/web/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   741  /v2/orgs/acme/groups?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|p.novak@x.example   org acme
|EXPIRED older than 14 days: its link no longer works
|loaded 2 invites (1 request)                                                                                                                                                               data 12:00:00
|Enter open  Space mark  D cancel  n new  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  * mark all  V range  U unmark  w wide  E export  @ requests  ! errors  ? help
type :acme/web-app:webhooks
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7[webhooks]  8 tokens  9 audit  0 more  acme > web-app > webhooks                                                        [0] name ^  filter: -
| No webhooks. Hub calls them on push only.   n new                                                                     │
| M  NAME                  URL                                                                   LAST  CREATED  CALLBACK│
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs    52  /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   290  /v2/orgs/acme/groups/web/repositories?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  1.4k  /v2/orgs/acme/groups/web/members?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 webhooks (1 request)                                                                                                                                                              data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  * mark all  V range  U unmark  w wide  E export  ? help
type :pats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                                                                                                                                                    API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8[tokens]  9 audit  0 more  pats                                                                      [1-3/3] expires ^  filter: -
| M  LABEL                             STATE      EXPIRES     USED  SCOPES                  FLAGS      CREATED  BY     >│ personal token  personal token: public repositories, read only (row 1)
|>   personal token: public reposito…  active       never    never  repo:public_read        NEVER         226d  manual  │
|    personal token: read only         active       never    never  repo:read               NEVER         195d  manual  │ label         personal token: public repositories, read only
|    personal token: read, write, de…  active       never    never  repo:admin              NEVER         164d  manual  │ state         active
|                                                                                                                       │ expires       never, or the Hub did not say
|                                                                                                                       │ used          never, or the Hub did not say
|                                                                                                                       │ scopes        repo:public_read
|                                                                                                                       │ flags         NEVER
|                                                                                                                       │ created       2023-07-19 12:00 UTC (226d)
|                                                                                                                       │ by            manual
|                                                                                                                       │ ip            127.0.0.1
|                                                                                                                       │ agent         -
|                                                                                                                       │ uuid          26d7e039-1cb5-4f4a-a1bf-be214620aec7
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   938  /v2/access-tokens?page=1&page_size=100
|  12:00:00 GET     200   N.NNs    52  /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   290  /v2/orgs/acme/groups/web/repositories?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|personal token: public repositories, read only   ip 127.0.0.1
|EXPIRED still counts  EXPIRING in 30d  UNUSED for 90d  NEVER used
|loaded 3 personal tokens (1 request)                                                                                                                                                       data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  * mark all  V range  U unmark  w wide  E export  @ requests  ? help
type :acme:oats
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8[tokens]  9 audit  0 more  acme > oats                                                               [1-3/3] expires ^  filter: -
| M  LABEL                                                 STATE      EXPIRES     USED  FLAGS      BY            CREATE>│ organization token  organization token that only reads repositories and tags …
|>   organization token that only reads repositories and…  active       never    never  NEVER      maria            381d│
|    organization token without scope-repository-list      active       never    never  NEVER      maria            350d│ label         organization token that only reads repositories and tags
|    organization token with every scope                   active       never    never  NEVER      maria            319d│ state         active
|                                                                                                                       │ expires       never, or the Hub did not say
|                                                                                                                       │ used          never, or the Hub did not say
|                                                                                                                       │ scopes        not read: + in the list
|                                                                                                                       │ flags         NEVER
|                                                                                                                       │ by            maria
|                                                                                                                       │ created       2023-02-14 12:00 UTC (381d)
|                                                                                                                       │ id            e7c3bef8-ece4-4558-a3d4-a2b7d5393732
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   697  /v2/orgs/acme/access-tokens?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   938  /v2/access-tokens?page=1&page_size=100
|  12:00:00 GET     200   N.NNs    52  /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|  12:00:00 GET     200   N.NNs  5.9k  /v2/orgs/acme/members?page=1&page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|organization token that only reads repositories and tags
|EXPIRED still counts  EXPIRING in 30d  UNUSED for 90d  NEVER used
|loaded 3 organization tokens (1 request)                                                                                                                                                   data 12:00:00
|Enter open  Space mark  D delete  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  + add  * mark all  V range  U unmark  w wide  E export  ? help
type :acme/web-app:access
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > access                                                       [1-3/3] team ^  filter: -
| M  TEAM                                                                                         PERMISSION          ID│ team  ci-push (row 1)
|>   ci-push                                                                                      write         16341454│
|    sre                                                                                          admin         16341420│ team          ci-push
|    web                                                                                          write         16341403│ permission    write
|                                                                                                                       │ id            16341454
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   213  /v2/repositories/acme/web-app/groups/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   697  /v2/orgs/acme/access-tokens?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   938  /v2/access-tokens?page=1&page_size=100
|  12:00:00 GET     200   N.NNs    52  /v2/repositories/acme/web-app/webhook_pipeline/?page=1&page_size=100
|  12:00:00 GET     200   N.NNs   376  /v2/orgs/acme/invites
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|ci-push
|loaded 3 teams with access (1 request)                                                                                                                                                     data 12:00:00
|Enter open  Space mark  D revoke  n give  e permission  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  * mark all  V range  U unmark  w wide  ? help
type :acme/web-app:manifests
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > manifests                                               [1-36/412] pushed v  filter: -
| M  DIGEST               TAGS                                          SIZE   PUSHED   PULLED  MEDIA                   │ manifest  sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a4e9e…
|>   sha256:3ba0a6b953a…  pr-5111-57c9                                  417M      57m      43m  application/vnd.oci.ima…│
|    sha256:11d5f7acbb0…  main-5f21c,edge                               412M       2h      23m  application/vnd.oci.ima…│ digest        sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a
|    sha256:ca48f389d75…  latest,v3.2.1,3                               823M       2h      34m  application/vnd.oci.ima…│               4e9e88e2
|    sha256:1bf23ee45a9…  v3.3.0-rc.2                                   824M       4h    never  application/vnd.oci.ima…│ tags          pr-5111-57c9
|    sha256:44f66f4daa0…  nightly-20240301                              1.2G       9h      20m  application/vnd.oci.ima…│ size          417M (417,431,936 bytes)
|    sha256:1f4dcdc50f3…  main-5f20a                                    820M       1d      20h  application/vnd.oci.ima…│ pushed        2024-03-01 11:02 UTC (57m)
|    sha256:e9c1368938c…  pr-5108-b434                                  833M       1d       1d  application/vnd.oci.ima…│ pulled        2024-03-01 11:16 UTC (43m)
|    sha256:813add30d70…  v3.3.0-rc.1                                   825M       1d       1d  application/vnd.oci.ima…│ media         application/vnd.oci.image.index.v1+json
|    sha256:ab4414623bc…  nightly-20240229                              1.2G       1d       1d  application/vnd.oci.ima…│
|    sha256:da64519a9ca…  main-5f1f8                                    820M       1d       1d  application/vnd.oci.ima…│
|    sha256:cde1849554c…  nightly-20240228                              1.2G       2d       2d  application/vnd.oci.ima…│
|    sha256:e55804ba076…  main-5f1e9                                    818M       2d    never  application/vnd.oci.ima…│
|    sha256:af3e6fbd38a…  pr-5105-444f                                  833M       3d    never  application/vnd.oci.ima…│
|    sha256:8e788ed544d…  nightly-20240227                              1.2G       3d    never  application/vnd.oci.ima…│
|    sha256:bbc55a83ae4…  main-5f1d7                                    818M       3d       3d  application/vnd.oci.ima…│
|    sha256:106620cb6fa…  nightly-20240226                              1.2G       4d    never  application/vnd.oci.ima…│
|    sha256:3069f03f2b2…  main-5f1c5                                    411M       4d       4d  application/vnd.oci.ima…│
|    sha256:74535fcdffd…  pr-5102-3698                                  832M       5d       5d  application/vnd.oci.ima…│
|    sha256:5856ec2fffb…  nightly-20240225                              1.2G       5d    never  application/vnd.oci.ima…│
|    sha256:fbeb354fd21…  main-5f1b6                                    817M       5d       5d  application/vnd.oci.ima…│
|    sha256:389a24b5c91…  stable,v3.2.0                                 822M       6d       4h  application/vnd.oci.ima…│
|    sha256:b8e6d7cab9e…  nightly-20240224                              1.2G       6d    never  application/vnd.oci.ima…│
|    sha256:fb5fcaaf23b…  main-5f1a4                                    815M       6d    never  application/vnd.oci.ima…│
|    sha256:5c252090bb3…  pr-5099-cfd8                                  833M       7d       7d  application/vnd.oci.ima…│
|    sha256:fc0e7daa7f4…  nightly-20240223                              1.2G       7d    never  application/vnd.oci.ima…│
|    sha256:9804a2f55c8…  main-5f192                                    816M       7d       6d  application/vnd.oci.ima…│
|    sha256:dfcf90f2212…  main-5f183                                    813M       8d       7d  application/vnd.oci.ima…│
|    sha256:164800b07d5…  nightly-20240222                              1.2G       8d    never  application/vnd.oci.ima…│
|    sha256:23aa8c76f8c…  pr-5096-27c4,pr-5093-80b4                     833M       9d       9d  application/vnd.oci.ima…│
|    sha256:5e163bb00b9…  main-5f171                                    408M       9d       8d  application/vnd.oci.ima…│
|    sha256:1bdd6c96533…  nightly-20240221                              1.2G       9d    never  application/vnd.oci.ima…│
|    sha256:3fcc6783c6b…  main-5f15f                                    815M      10d    never  application/vnd.oci.ima…│
|    sha256:1c907c099d8…  nightly-20240220                              1.2G      10d    never  application/vnd.oci.ima…│
|    sha256:5f4cedeeb2b…  main-5f150                                    812M      11d      10d  application/vnd.oci.ima…│
|    sha256:86300cc4766…  nightly-20240219                              1.2G      11d    never  application/vnd.oci.ima…│
|    sha256:81bab6e48b9…  main-5f13e                                    811M      12d      10d  application/vnd.oci.ima…│
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=cvlq9ic2guvc0j500000000000%3D%3D
|  12:00:00 GET     200   N.NNs   28k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=sxfcraoqvnyc0r200000000000%3D%3D
|  12:00:00 GET     200   N.NNs   28k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|sha256:3ba0a6b953ad2597bcb4de6187bb090da55f8c46116ad83ad17e111a4e9e88e2
|listing complete, 5 pages, 412 rows                                                                                                                                                        data 12:00:00
|Enter open  Space mark  D delete  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  a access  * mark all  V range  U unmark  w wide  E export  @ requests  ? help
type :acme:audit
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9[audit]  0 more  acme > audit                                            [1-36/100+ since 2024-02-16] time v  filter: -
|    TIME  ACTOR           ACTION                NAME                       WHAT                                       >│ event  cibot7 (row 1)
|>    24m  cibot7          repo.tag.push         acme/ci-cache              pushed the tag buildcache-852a6cd633 with t…│
|     57m  tokoro          repo.tag.push         acme/web-app               pushed the tag pr-5111-57c9 with the digest…│ time          2024-03-01 11:35 UTC (24m)
|      2h  cibot7          repo.tag.push         acme/web-app               pushed the tag main-5f21c with the digest s…│ actor         cibot7
|      2h  cibot7          repo.tag.push         acme/web-app               pushed the tag latest with the digest sha25…│ action        repo.tag.push
|      2h  rsilva          repo.tag.push         acme/web-app               pushed the tag v3.2.1 with the digest sha25…│ name          acme/ci-cache
|      2h  tokoro          repo.tag.push         acme/web-app               pushed the tag 3 with the digest sha256:ca4…│ what          pushed the tag buildcache-852a6cd633 with the digest
|      3h  tokoro          repo.tag.push         acme/web-app               pushed the tag edge with the digest sha256:…│               sha256:089560c39bf3 to the repository acme/ci-cache
|      4h  tokoro          repo.tag.push         acme/web-app               pushed the tag v3.3.0-rc.2 with the digest …│ data          {"digest":"sha256:089560c39bf39d58e39bb8944b5d5f834827859af4b09
|      5h  cibot7          repo.tag.push         acme/payments              pushed the tag 1.3.0 with the digest sha256…│               c69091c4cc9d7c64e75","tag":"buildcache-852a6cd633"}
|      5h  cibot7          repo.tag.push         acme/payments              pushed the tag latest with the digest sha25…│ account       acme
|      5h  rsilva          repo.tag.push         acme/ci-cache              pushed the tag buildcache-adc272b1b8 with t…│ tag           buildcache-852a6cd633
|      9h  rsilva          repo.tag.push         acme/web-app               pushed the tag nightly-20240301 with the di…│
|     11h  tokoro          repo.tag.push         acme/ci-cache              pushed the tag buildcache-223add1f9c with t…│
|     13h  jdoe            repo.create           acme/rocket-skates         created the repository acme/rocket-skates   │
|     17h  cibot7          repo.tag.push         acme/ci-cache              pushed the tag buildcache-a37fbdbd66 with t…│
|      1d  rsilva          repo.tag.push         acme/web-app               pushed the tag main-5f20a with the digest s…│
|      1d  rsilva          repo.tag.push         acme/ci-cache              pushed the tag buildcache-30b8f71959 with t…│
|      1d  rsilva          repo.tag.push         acme/api-gateway           pushed the tag 2.0.6 with the digest sha256…│
|      1d  cibot7          repo.tag.push         acme/api-gateway           pushed the tag latest with the digest sha25…│
|      1d  tokoro          repo.tag.push         acme/web-app               pushed the tag pr-5108-b434 with the digest…│
|      1d  rsilva          repo.tag.push         acme/web-app               pushed the tag v3.3.0-rc.1 with the digest …│
|      1d  cibot7          repo.tag.push         acme/tools-lint            pushed the tag latest with the digest sha25…│
|      1d  cibot7          repo.tag.push         acme/tools-lint            pushed the tag 0.3.1 with the digest sha256…│
|      1d  cibot7          repo.tag.push         acme/ci-cache              pushed the tag buildcache-45a47bda86 with t…│
|      1d  cibot7          repo.tag.push         acme/web-app               pushed the tag nightly-20240229 with the di…│
|      1d  tokoro          repo.tag.push         acme/ci-cache              pushed the tag buildcache-ec9239e2a3 with t…│
|      1d  rsilva          repo.tag.push         acme/web-app               pushed the tag main-5f1f8 with the digest s…│
|      1d  rsilva          repo.tag.push         acme/ci-cache              pushed the tag buildcache-733b756926 with t…│
|      2d  tokoro          repo.tag.push         acme/ci-cache              pushed the tag buildcache-9e2b39f662 with t…│
|      2d  tokoro          repo.tag.push         acme/web-app               pushed the tag nightly-20240228 with the di…│
|      2d  cibot7          repo.tag.push         acme/ci-cache              pushed the tag buildcache-30ad0be3b1 with t…│
|      2d  cibot7          repo.tag.push         acme/web-app               pushed the tag main-5f1e9 with the digest s…│
|      3d  cibot7          repo.tag.push         acme/base-images           pushed the tag debian-13-20240227 with the …│
|      3d  cibot7          repo.tag.push         acme/web-app               pushed the tag pr-5105-444f with the digest…│
|      3d  rsilva          repo.tag.push         acme/ci-cache              pushed the tag buildcache-8e005ff642 with t…│
|      3d  cibot7          repo.tag.push         acme/web-app               pushed the tag nightly-20240227 with the di…│
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=cvlq9ic2guvc0j500000000000%3D%3D
|  12:00:00 GET     200   N.NNs   28k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=sxfcraoqvnyc0r200000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|cibot7   account acme   tag buildcache-852a6cd633
|loaded 100 events (1 request)                                                                                                                                                              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  f ask  w wide  E export  @ requests  ! errors  ? help
type :acme:settings
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > settings                                                                [1-3/3] key ^  filter: -
| KEY                                          VALUE                                             WHO CAN CHANGE  DEFAUL>│ setting  restricted_images.allow_official_images (row 1)
|>restricted_images.allow_official_images      true                                              owner                  │
| restricted_images.allow_verified_publishers  true                                              owner                  │ key           restricted_images.allow_official_images
| restricted_images.enabled                    false                                             owner           false  │ value         true
|                                                                                                                       │ who           owner
|                                                                                                                       │ default       -
|                                                                                                                       │ meaning       official images are allowed
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=cvlq9ic2guvc0j500000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|restricted_images.allow_official_images   meaning official images are allowed
|loaded 3 settings (1 request)                                                                                                                                                              data 12:00:00
|Enter open  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  w wide  E export  @ requests  ! errors  ? help
type :acme:scim
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > scim                                                                 [1-11/11] user ^  filter: -
| M  USER                                 ACTIVE    NAME                    EMAIL                       GROUPS         >│ SCIM user  aldo@ferri.example (row 1)
|>   aldo@ferri.example                   yes       aldoext                 aldo@ferri.example          owners          │
|    cibot7@example.com                   yes       cibot7                  cibot7@example.com          ci-push         │ user          aldo@ferri.example
|    jdoe@example.com                     yes       jdoe                    jdoe@example.com            web             │ active        yes
|    kmbeki@example.com                   yes       kmbeki                  kmbeki@example.com          owners,sre      │ hub           not read: + in the list
|    maria@example.com                    yes       maria                   maria@example.com           owners,sre      │ name          aldoext
|    otto@example.com                     yes       otto                    otto@example.com            sre             │ email         aldo@ferri.example
|    rsilva@example.com                   yes       rsilva                  rsilva@example.com          web,ml          │ groups        owners
|    sato@example.com                     yes       sato                    sato@example.com            ml              │ id            da5e373f-d7e0-4948-aaf0-6ed2b2dbadbc
|    tokoro@example.com                   yes       tokoro                  tokoro@example.com          web             │ created       2020-11-13 02:50 UTC (1,204d)
|    u77123@example.com                   yes       u77123                  u77123@example.com                          │ modified      2020-11-13 02:50 UTC (1,204d)
|    yossi@example.com                    yes       yossi                   yossi@example.com           web             │ given         Aldo
|                                                                                                                       │ family        Ferri (contractor)
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|aldo@ferri.example   created 1,204d   modified 1,204d   given Aldo   family Ferri (contractor)
|loaded 11 SCIM users (1 request)                                                                                                                                                           data 12:00:00
|Enter open  Space mark  n new  e edit  m actions  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  A audit  f ask  + add  * mark all  V range  U unmark  w wide  E export  ? help
type :acme:journal
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > journal                                                                    [0] time v  filter: -
| Nothing was changed from here yet.                                                                                    │
|    TIME  OPERATION           TARGET                            OUTCOME  HTTP  WHO       NOTE                         >│
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|
|loaded 0 changes (0 requests)                                                                                                                                                              data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  f ask  w wide  E export  @ requests  ! errors  ? help
type :limits
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > limits                                                                [1-3/3] as sent  filter: -
| LIMIT      LEFT     OF  WINDOW  STATE                                                                 FOR            >│ limit  API (row 1)
|>API           -      -  1m      not known: R asks (1 request)                                         maria           │
| pulls         -      -          Enter asks the registry                                                               │ limit         API
| sign-in       -      -  10m     signed in                                                             maria           │ left          -
|                                                                                                                       │ of            -
|                                                                                                                       │ window        1m
|                                                                                                                       │ state         not known: R asks (1 request)
|                                                                                                                       │ for           maria
|                                                                                                                       │ note          requests to Docker Hub, whatever they are
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|API   note requests to Docker Hub, whatever they are
|                                                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :credential
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > credential                                                          [1-23/23] as sent  filter: -
| ABILITY                         PANE      CAN      WHY                                                               >│ ability  list public repositories (row 1)
|>list public repositories        repos     yes      a signed-in user may                                               │
| list private repositories       repos     yes      a signed-in user may                                               │ ability       list public repositories
| create repositories             repos     unknown  if you are a member of the organization                            │ pane          repos
| change repositories             repos     unknown  if you are an admin of the repository                              │ can           yes
| delete repositories             repos     unknown  if you are an admin of the repository                              │ why           a signed-in user may
| list tags                       tags      yes      a signed-in user may                                               │ fix           -
| delete tags                     tags      unknown  if you are an admin of the repository                              │
| delete manifests                images    unknown  if you are an admin of the repository                              │
| list teams                      teams     unknown  if you are a member of the organization                            │
| change teams                    teams     unknown  if you are an owner of the organization                            │
| list members                    members   unknown  if you are a member of the organization                            │
| change roles, remove members    members   unknown  if you are an owner of the organization                            │
| list invites                    invites   unknown  if you are an owner of the organization                            │
| invite, resend, cancel          invites   unknown  if you are an owner of the organization                            │
| list webhooks                   webhooks  unknown  if you are an admin of the repository                              │
| change webhooks                 webhooks  unknown  if you are an admin of the repository                              │
| personal tokens                 pats      yes      a signed-in user may                                               │
| organization tokens             oats      unknown  if you are an owner of the organization                            │
| see which teams have access     access    unknown  if you are an admin of the repository                              │
| change which teams have access  access    unknown  if you are an admin of the repository                              │
| read the audit log              audit     unknown  if you are an owner of the organization                            │
| organization settings           settings  unknown  if you are an owner of the organization                            │
| SCIM users                      scim      yes      DOCKERHUB_SCIM_TOKEN is set                                        │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|list public repositories
|loaded 23 abilities (0 requests)                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :contexts
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  acme owner  maria  pw  RW                                                                                                                                        API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > contexts                                                                [0] context ^  filter: -
| No context: a section [context NAME] of the configuration makes one.                                                  │
| CONTEXT           HERE  USER          ORG           MODE  URL                                 SECRET                  │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|
|                                                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :jobs
key Enter
screen folded
>hubdeck  127.0.0.1:PORTS  maria  pw  RW                                                                                                                                                    API -  jobs 0
|1 repos  2 tags  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  jobs                                                                             [0] began v  filter: -
| No jobs: what deletes more than one tag is one, here or by hubdeck apply.                                             │
| JOB                          STATE         WHERE                               DONE     LEFT  FAILED   BEGAN  WHO    >│
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|                                                                                                                       │
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
| REQUEST LOG (@ full screen)
|  12:00:00 GET     200   N.NNs  6.6k  /v2/scim/2.0/Users?startIndex=1&count=100
|  12:00:00 GET     200   N.NNs   101  /v2/orgs/acme/settings
|  12:00:00 GET     200   N.NNs   35k  /v2/auditlogs/acme?page=1&page_size=100
|  12:00:00 GET     200   N.NNs  3.5k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=k9f75c6if9mc03b00000000000%3D%3D
|  12:00:00 GET     200   N.NNs   29k  /v2/namespaces/acme/repositories/web-app/manifests?page_size=100&last_evaluated_key=owyq0lprm0rc0b800000000000%3D%3D
|────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────
|
|                                                                                                                                                                                           data 12:00:00
|Enter open  / filter  s sort  : cmd  d info  Esc back  q quit  R refresh  w wide  E export  @ requests  ! errors  ? help
type :q
key Enter
exit 0
