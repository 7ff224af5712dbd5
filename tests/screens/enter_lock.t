# The sign-in and the locked screen, driven with Enter alone and with a paste alone: nothing
# is changed, and no password is tried that nobody typed.
hubsim --fixture acme --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
start acme/web-app 24x80
wait Sign in
key Enter
key Enter
key Enter
expect Sign in
requests POST * 0
paste D1y\nmaria\n
requests POST * 0
expect Sign in
key C-u
key Enter
expect Sign in
requests POST * 0
# Locked: Enter asks for the password, and nothing typed or pasted is a key below.
type maria-password
key Enter
wait listing complete
type /pr-49
key Enter
type D
expect Cancel ]
type :lock\r
key Esc
type :lock\r
wait Locked
paste D1y\n:acme\n
expect Locked
key Enter
wait Password
key Enter
key Enter
key Enter
expect Password
requests POST * 1
paste y\nmaria\n
requests POST * 1
key C-u
key Enter
expect Password
key Esc
wait Locked
requests POST * 1
requests PATCH * 0
requests PUT * 0
requests DELETE * 0
type q
exit 0
