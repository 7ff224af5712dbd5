# A job of another program: the repository is its own; it is shown, and stopped.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "DELETE *pr-4* delay:1500"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
run clean acme/web-app --match pr-* --older-than 180d --exclude pr-47* --save $TMP/p.jsonl --output table
|acme/web-app
|  Rule         pr-*, not pr-47*, neither pushed nor pulled since 180d
|  Will delete        125 tags of 459
|               49.5G logical; layers are shared, so at most 44.0G is freed
|               acme/web-app takes 412.3G by the Hub's own figure
|  Will keep          334 tags
|                       1 named latest
|                      42 immutable by a rule of the repository
|                       8 pushed or pulled in the last 24 h
|                       2 newest version of a major line (--include-newest-versions)
|                     106 not matched by the rule
|                      35 excluded by the rule
|                      53 never pulled (--include-never-pulled)
|                      76 pushed or pulled too recently for the rule
|                      11 share a digest with what stays: deleting them frees nothing
|  Last pull    pr-4817-ff32  pushed 186d ago, pulled 184d ago
|  Oldest       pr-4214-b644  pushed 568d ago, pulled 563d ago
|  Newest       pr-4817-ff32  pushed 186d ago, pulled 184d ago
|  At random    pr-4493-ff60  pushed 391d ago, pulled 387d ago
|               pr-4424-ef58  pushed 435d ago, pulled 431d ago
|               pr-4334-d55f  pushed 492d ago, pulled 487d ago
|               pr-4331-b6a2  pushed 494d ago, pulled 489d ago
|               pr-4301-a190  pushed 513d ago, pulled 508d ago
|
|clean-20240301-120000-XXXX: 125 deletions planned, nothing was deleted
|  Cost         135 requests
|               or 18 with --by-digest, which deletes their images, too
|  Undo         none: nothing can be restored; the plan keeps the digests
|  Plan         /tmp/hubdeck-XXXXXX/p.jsonl
|  To apply     hubdeck apply /tmp/hubdeck-XXXXXX/p.jsonl --allow-destructive --confirm acme/web-app
= 0
run apply $TMP/p.jsonl --detach --allow-destructive --confirm acme/web-app --quiet
= 0
start acme/web-app 24x80
wait listing complete
type :jobs
key Enter
wait running
expect acme/web-app
key Enter
expect running elsewhere: pid
expect x stop it there
key Esc Esc
wait > tags
type P
type pr-47*
key Tab Tab
type 180d
key F9
wait Will delete
key Enter
expect Type acme/web-app
type acme/web-app
key F9
wait another job is at work there
expect nothing was deleted
absent x stop it there
expect c go on: 
requests DELETE *pr-47* 0
key Esc
expect P plan
type :jobs
key Enter
wait running
key Enter
expect x stop it there
type x
expect ok: asked to stop
type :q
key Enter
exit 0
