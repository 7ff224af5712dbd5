# What u takes back is taken back by u alone: not by a paste that has one, not by Enter.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
start acme 24x80
wait web-app
type /docs
key Enter
type e
expect full description
key C-u
type The manual
key F9
wait docs-site changed
requests PATCH * 1
paste u
paste uuu\nu\n
key Enter
wait loaded 32 tags
paste u\n
key Enter
key Esc
key Esc
wait docs-site
requests PATCH * 1
type u
wait docs-site undone
requests PATCH * 2
# There is nothing more to take back.
key Enter
paste u
type u
expect nothing to undo
requests PATCH * 2
requests PUT * 0
requests DELETE * 0
requests POST * 1
# What needed a question is not taken back by a letter.
type :acme:oats
key Enter
wait data 12:00:00
type *
type md
wait then F9
type 3
key F9
wait Report
requests PATCH * 5
key Esc
paste u
requests PATCH * 5
type u
expect nothing to undo
requests PATCH * 5
type :q
key Enter
exit 0
