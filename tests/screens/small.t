# The smallest terminal that is worked in; below it one line.
hubsim --fixture acme
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=dckr_pat_maria_rwd
start acme/web-app 15x60
expect [1-8/459]
expect pr-5111-57c9
type /pr-4
key Enter
type D
expect Cannot be undone
expect [ Cancel ]
key Esc
resize 11x52
wait hubdeck needs 60x15
resize 15x60
wait pr-4997
type qqq
exit 0
