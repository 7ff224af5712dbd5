# The plan: what goes and what stays with its reasons; single tags are taken out; it is
# exported, saved, confirmed by the name of the repository.
hubsim --fixture acme --clock-scale 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key Tab Tab
type 180d
key F9
wait Will delete
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX               [1-20/27]  0 sent
| Rule          pr-*, neither pushed nor pulled since 180d
| Will delete         151 tags of 459
|               60.1G logical; layers are shared, so at most 53.3G is freed
|               acme/web-app takes 412.3G by the Hub's own figure
| Cost          162 requests: 1m 04s at 150 a minute
|               or 20 with by digest, which deletes their images, too: 8s at
|               150 a minute
| Undo          none: nothing can be restored; the plan keeps the digests
| Will keep           308 tags
|                       1 named latest
|                      42 immutable by a rule of the repository
|                       8 pushed or pulled in the last 24 h
|                       2 newest version of a major line (include
|                         newest versions)
|                     106 not matched by the rule
|                      60 never pulled (include never pulled)
|                      76 pushed or pulled too recently for the rule
|                      13 share a digest with what stays: deleting
|                         them frees nothing
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
type G
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX               [8-27/27]  0 sent
| Undo          none: nothing can be restored; the plan keeps the digests
| Will keep           308 tags
|                       1 named latest
|                      42 immutable by a rule of the repository
|                       8 pushed or pulled in the last 24 h
|                       2 newest version of a major line (include
|                         newest versions)
|                     106 not matched by the rule
|                      60 never pulled (include never pulled)
|                      76 pushed or pulled too recently for the rule
|                      13 share a digest with what stays: deleting
|                         them frees nothing
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
| Oldest        pr-4214-b644  pushed 568d ago, pulled 563d ago
| Newest        pr-4817-ff32  pushed 186d ago, pulled 184d ago
| At random     pr-4784-b669  pushed 207d ago, pulled 205d ago
|               pr-4556-1412  pushed 351d ago, pulled 347d ago
|               pr-4463-6446  pushed 410d ago, pulled 406d ago
|               pr-4256-2316  pushed 541d ago, pulled 535d ago
|               pr-4226-f7a1  pushed 560d ago, pulled 555d ago
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
# Tab: the list of what goes.
key Tab
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX                 [1/151]  0 sent
|   WHAT GOES                              PUSHED  PULLED     SIZE        DIGEST
|>  pr-4214-b644                             568d    563d     388M  d4012adec729
|   pr-4217-4937                             566d    561d     388M  70601857cf0f
|   pr-4223-3d46                             562d    557d     388M  acca6635f49a
|   pr-4226-f7a1                             560d    555d     388M  df1a1c58d4ce
|   pr-4229-37d3                             558d    552d     388M  065939559f34
|   pr-4238-2330                             552d    546d     387M  dd5b4a7c4756
|   pr-4241-4301                             551d    545d     388M  445b3fbad5f1
|   pr-4244-5fb2                             549d    543d     389M  87fde7e67afd
|   pr-4247-8ec3                             547d    541d     389M  c0b2d11ed6a7
|   pr-4253-7676                             543d    537d     389M  b5cf8be0edad
|   pr-4256-2316                             541d    535d     389M  b5cf8be0edad
|   pr-4259-8f85                             539d    533d     388M  278b49c11e13
|   pr-4262-530d                             537d    531d     389M  e0fe8d86220d
|   pr-4268-2af2                             533d    527d     389M  4430a0e1df52
|   pr-4271-abae                             532d    526d     388M  9b80ea09e814
|   pr-4274-4bf3                             530d    525d     390M  745c44d0e97d
|   pr-4277-ce2d                             528d    523d     390M  745c44d0e97d
|   pr-4283-037d                             524d    519d     390M  86df746c72f3
|   pr-4286-e132                             522d    517d     390M  640a2238231c
|
|Space take out or in   U all in   Tab plan   Enter apply
type  -
screen
>hubdeck  acme  maria  pat  RW                 API 168/180 reset HH:MM:SS  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX                 [3/151]  0 sent
|   WHAT GOES                              PUSHED  PULLED     SIZE        DIGEST
| - pr-4214-b644                             568d    563d     388M  d4012adec729
| - pr-4217-4937                             566d    561d     388M  70601857cf0f
|>  pr-4223-3d46                             562d    557d     388M  acca6635f49a
|   pr-4226-f7a1                             560d    555d     388M  df1a1c58d4ce
|   pr-4229-37d3                             558d    552d     388M  065939559f34
|   pr-4238-2330                             552d    546d     387M  dd5b4a7c4756
|   pr-4241-4301                             551d    545d     388M  445b3fbad5f1
|   pr-4244-5fb2                             549d    543d     389M  87fde7e67afd
|   pr-4247-8ec3                             547d    541d     389M  c0b2d11ed6a7
|   pr-4253-7676                             543d    537d     389M  b5cf8be0edad
|   pr-4256-2316                             541d    535d     389M  b5cf8be0edad
|   pr-4259-8f85                             539d    533d     388M  278b49c11e13
|   pr-4262-530d                             537d    531d     389M  e0fe8d86220d
|   pr-4268-2af2                             533d    527d     389M  4430a0e1df52
|   pr-4271-abae                             532d    526d     388M  9b80ea09e814
|   pr-4274-4bf3                             530d    525d     390M  745c44d0e97d
|   pr-4277-ce2d                             528d    523d     390M  745c44d0e97d
|   pr-4283-037d                             524d    519d     390M  86df746c72f3
|   pr-4286-e132                             522d    517d     390M  640a2238231c
|
|Space take out or in   U all in   Tab plan   Enter apply
key Tab
type g
expect 2 by hand: they stay, 149 go
key Tab
type U
key Tab
absent by hand
key Tab
type G 
type g
# It is written to a file, or saved for hubdeck apply.
type E
expect acme-web-app-plan.csv
key C-u
type ~/out.csv
key Enter
expect ok: 150 rows written
type E
key C-u
type ~/out.csv
key Enter
expect exists already
key Esc
type w
expect ok: saved, nothing is deleted: hubdeck apply clean-
# The rule is edited, and what was typed is still there.
type e
expect [ Plan ]
key C-u
type 900d
key F9
wait 0 tags of 459
key Esc
key C-u
type 180d
key F9
wait Will delete
resize 15x60
screen
>hubdeck  acme  maria  pat  RW            API 156/180  jobs 0
|acme > web-app > plan clean-20240301-120…  [1-11/41]  0 sent
| Rule         pr-*, neither pushed nor pulled since 180d
| Will delete        151 tags of 459
|              60.1G logical; layers are shared, so at most
|              53.3G is freed
|              acme/web-app takes 412.3G by the Hub's own
|              figure
| Cost         162 requests: 1m 04s at 150 a minute
|              or 20 with by digest, which deletes their
|              images, too: 8s at 150 a minute
| Undo         none: nothing can be restored; the plan
|              keeps the digests
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
key Tab
screen
>hubdeck  acme  maria  pat  RW            API 156/180  jobs 0
|acme > web-app > plan clean-20240301-12000…  [1/151]  0 sent
|   WHAT GOES                        PUSHED  PULLED     SIZE
|>  pr-4214-b644                       568d    563d     388M
|   pr-4217-4937                       566d    561d     388M
|   pr-4223-3d46                       562d    557d     388M
|   pr-4226-f7a1                       560d    555d     388M
|   pr-4229-37d3                       558d    552d     388M
|   pr-4238-2330                       552d    546d     387M
|   pr-4241-4301                       551d    545d     388M
|   pr-4244-5fb2                       549d    543d     389M
|   pr-4247-8ec3                       547d    541d     389M
|   pr-4253-7676                       543d    537d     389M
|
|Space take out or in   U all in   Tab plan   Enter apply
resize 50x200
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                        API 156/180 reset HH:MM:SS  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > plan clean-20240301-120000-XXXX                                       [1/151]  0 sent
|   WHAT GOES                                                            PUSHED  PULLED     SIZE        DIGEST
|>  pr-4214-b644                                                           568d    563d     388M  d4012adec729
|   pr-4217-4937                                                           566d    561d     388M  70601857cf0f
|   pr-4223-3d46                                                           562d    557d     388M  acca6635f49a
|   pr-4226-f7a1                                                           560d    555d     388M  df1a1c58d4ce
|   pr-4229-37d3                                                           558d    552d     388M  065939559f34
|   pr-4238-2330                                                           552d    546d     387M  dd5b4a7c4756
|   pr-4241-4301                                                           551d    545d     388M  445b3fbad5f1
|   pr-4244-5fb2                                                           549d    543d     389M  87fde7e67afd
|   pr-4247-8ec3                                                           547d    541d     389M  c0b2d11ed6a7
|   pr-4253-7676                                                           543d    537d     389M  b5cf8be0edad
|   pr-4256-2316                                                           541d    535d     389M  b5cf8be0edad
|   pr-4259-8f85                                                           539d    533d     388M  278b49c11e13
|   pr-4262-530d                                                           537d    531d     389M  e0fe8d86220d
|   pr-4268-2af2                                                           533d    527d     389M  4430a0e1df52
|   pr-4271-abae                                                           532d    526d     388M  9b80ea09e814
|   pr-4274-4bf3                                                           530d    525d     390M  745c44d0e97d
|   pr-4277-ce2d                                                           528d    523d     390M  745c44d0e97d
|   pr-4283-037d                                                           524d    519d     390M  86df746c72f3
|   pr-4286-e132                                                           522d    517d     390M  640a2238231c
|   pr-4289-661e                                                           520d    515d     389M  ce6bbe0d9f28
|   pr-4292-1637                                                           518d    513d     390M  a2aa514b6a97
|   pr-4301-a190                                                           513d    508d     390M  9445e68bd78e
|   pr-4304-495b                                                           511d    506d     390M  79d16db26325
|   pr-4307-10b4                                                           509d    504d     391M  03a5c7878644
|   pr-4313-4c9b                                                           505d    500d     391M  94d08ff94a43
|   pr-4316-ddc4                                                           503d    498d     391M  084872ee0053
|   pr-4319-6d76                                                           501d    496d     391M  084872ee0053
|   pr-4322-8c4f                                                           499d    494d     390M  f0364f7aa9a5
|   pr-4328-9b64                                                           495d    490d     390M  b59a28b491a0
|   pr-4331-b6a2                                                           494d    489d     391M  514d4e8e1280
|   pr-4334-d55f                                                           492d    487d     392M  510ed615e14e
|   pr-4343-1c58                                                           486d    481d     392M  0d2144c4721b
|   pr-4346-cfc6                                                           484d    479d     392M  f6600d0f57e9
|   pr-4349-97bd                                                           482d    477d     392M  b4cec540d9e1
|   pr-4352-c5c7                                                           480d    475d     392M  e11fa9985b05
|   pr-4358-b82f                                                           476d    471d     392M  df98068021a1
|   pr-4361-5932                                                           475d    470d     392M  df98068021a1
|   pr-4364-2782                                                           473d    468d     393M  3137e5540087
|   pr-4367-b989                                                           471d    466d     393M  3a6b310d5b5a
|   pr-4373-9426                                                           467d    462d     393M  dad5972b60d6
|   pr-4376-58a9                                                           465d    460d     393M  aadcf3717076
|   pr-4379-8d6b                                                           463d    458d     393M  0aeda1ccc474
|   pr-4382-b7c4                                                           461d    456d     393M  0aeda1ccc474
|   pr-4388-b3dd                                                           457d    452d     393M  9f9606d5f258
|   pr-4391-b305                                                           456d    451d     393M  65cc4b1e5b6e
|
|Space take out or in   U all in   Tab plan   Enter apply
key Tab
screen
>hubdeck  127.0.0.1:PORTS  acme  maria  pat  RW                                                                                                                        API 156/180 reset HH:MM:SS  jobs 0
|1 repos  2[tags]  3 images  4 teams  5 members  6 invites  7 webhooks  8 tokens  9 audit  0 more  acme > web-app > plan clean-20240301-120000-XXXX                                     [1-24/24]  0 sent
| Rule          pr-*, neither pushed nor pulled since 180d
| Will delete         151 tags of 459
|               60.1G logical; layers are shared, so at most 53.3G is freed
|               acme/web-app takes 412.3G by the Hub's own figure
| Cost          162 requests: 1m 04s at 150 a minute
|               or 20 with by digest, which deletes their images, too: 8s at 150 a minute
| Undo          none: nothing can be restored; the plan keeps the digests
| Will keep           308 tags
|                       1 named latest
|                      42 immutable by a rule of the repository
|                       8 pushed or pulled in the last 24 h
|                       2 newest version of a major line (include newest versions)
|                     106 not matched by the rule
|                      60 never pulled (include never pulled)
|                      76 pushed or pulled too recently for the rule
|                      13 share a digest with what stays: deleting them frees nothing
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
| Oldest        pr-4214-b644  pushed 568d ago, pulled 563d ago
| Newest        pr-4817-ff32  pushed 186d ago, pulled 184d ago
| At random     pr-4784-b669  pushed 207d ago, pulled 205d ago
|               pr-4556-1412  pushed 351d ago, pulled 347d ago
|               pr-4463-6446  pushed 410d ago, pulled 406d ago
|               pr-4256-2316  pushed 541d ago, pulled 535d ago
|               pr-4226-f7a1  pushed 560d ago, pulled 555d ago
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
|
|
|
|
|
|
|
|Enter apply  Tab list  e rule  w save  E export  Esc back
resize 24x80
# Enter asks; a paste, Enter alone and a wrong name confirm nothing.
key Enter
expect Type acme/web-app
screen
>hubdeck  acme  maria  pat  RW                 API 156/180 reset HH:MM:SS  jobs 0
|acme > web-app > plan clean-20240301-120000-XXXX               [1-20/27]  0 sent
| Rule          pr-*, neither pushed nor pulled since 180d
| Wi┌─ Clean 151 tags? ──────────────────────────────────────────────────────┐
|   │ in acme/web-app                                                        │
|   │   pr-4214-b644                                                         │
| Co│       d4012adec729   388M   pushed 568d                                │
|   │   pr-4217-4937                                                         │
|   │       70601857cf0f   388M   pushed 566d                                │
| Un│   pr-4223-3d46                                                         │
| Wi│       acca6635f49a   388M   pushed 562d                                │
|   │   and 148 more                                                         │
|   │ 60.1G logical (layers are shared)   last pull 184d                     │
|   │ newest pr-4817-ff32, pushed 186d                                       │
|   │ Cannot be undone: Docker cannot restore a deleted tag.                 │
|   │ The list again, then up to 157 requests, each in the journal.          │
|   │ Type acme/web-app: [            ]                                      │
>   │ [ Cancel ]  [ Apply ]                                                  │
|   │ name, then F9 (or Tab, Enter) clean   Esc cancel                       │
|   └────────────────────────────────────────────────────────────────────────┘
|                         them frees nothing
| Last pull     pr-4817-ff32  pushed 186d ago, pulled 184d ago
|
|
paste acme/web-app
expect a paste confirms nothing
key Enter
expect cancelled: nothing was deleted
requests DELETE * 0
key Enter
expect Type acme/web-app
type acme/web-ap
key F9
wait the name is not right
key Esc
requests DELETE * 0
type :q
key Enter
exit 0
