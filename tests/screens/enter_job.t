# A job at work, its report and the list of jobs: Enter and a paste neither stop it, nor
# begin anything again.
hubsim --fixture acme --clock-scale 0 --rate-limit 0 --fail "DELETE *pr-4223* 403"
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 24x80
wait listing complete
type P
type pr-*
key Tab Tab
type 500d
key F9
wait Will delete
key Enter
wait name, then F9
type acme/web-app
key F9
wait RUNNING
type z
wait PAUSED
key Enter
paste z\nx\n
expect PAUSED
key Enter
type z
wait REPORT
requests DELETE * 25
key Enter
paste r\ny\n
paste c\n25\n
key Enter
absent Clean 1 tag?
# The report again, from the list.
type :jobs
key Enter
wait finished
key Enter
wait REPORT
paste r\ny\n
key Enter
# Its question, too.
expect finished
key Enter
wait REPORT
type r
wait y clean
key Enter
absent y clean
expect finished
key Enter
wait REPORT
type r
wait y clean
paste y
key Enter
absent y clean
requests DELETE * 25
type :q
key Enter
exit 0
