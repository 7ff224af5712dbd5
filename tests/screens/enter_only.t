# Every modal, driven with Enter alone and with a paste alone: nothing is sent.  Tags are
# in delete_enter.t, many members in bulk.t, a token that is shown once in form_tokens.t,
# the sign-in and the locked screen in enter_lock.t, u in enter_undo.t.
hubsim --fixture acme --repos 1 --lists 3 --clock-scale 0 --rate-limit 0
env DOCKERHUB_USERNAME=maria
env DOCKERHUB_TOKEN=maria-password
env DOCKERHUB_SCIM_TOKEN=scim-acme
# The cleanup: its form, its plan, the question.
start acme/web-app 24x80
wait listing complete
type P
expect [ Plan ]
key Enter
key Enter
key Enter
expect [ Plan ]
paste y\nacme/web-app\n
expect [ Plan ]
key C-u
key Esc
absent [ Plan ]
type P
expect [ Plan ]
type pr-*
key F9
wait Will delete
paste y\nacme/web-app\n
key Enter
wait name, then F9
key Enter
absent name, then F9
key Enter
wait name, then F9
paste acme/web-app
key F9
expect the name is not right
key Esc
expect Will delete
key Esc
key Esc
absent [ Plan ]
# A whole repository.
type :acme
key Enter
wait loaded
type D
wait name, then F9
key Enter
absent name, then F9
type D
wait name, then F9
paste acme/web-app
key F9
expect the name is not right
key Esc
# The menu: Enter opens the form of its first action, and does not send it.
type m
expect Actions
paste D
expect Actions
key Enter
expect [ Send ]
key Esc
# Forms and questions of all panes; what was typed is thrown away, which y says.
type :acme
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme
key Enter
wait data 12:00:00
type mo
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme
key Enter
wait data 12:00:00
type mT
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme
key Enter
wait data 12:00:00
type :acme:teams
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:teams
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:teams
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:teams
key Enter
wait data 12:00:00
type :acme:team-members/web
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:team-members/web
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:team-members/web
key Enter
wait data 12:00:00
type :acme:members
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:members
key Enter
wait data 12:00:00
type gmr
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:members
key Enter
wait data 12:00:00
type mt
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:members
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:members
key Enter
wait data 12:00:00
type :acme:invites
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:invites
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:invites
key Enter
wait data 12:00:00
type :acme/bulk-0001:webhooks
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme/bulk-0001:webhooks
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme/bulk-0001:webhooks
key Enter
wait data 12:00:00
type :acme/web-app:access
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme/web-app:access
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme/web-app:access
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme/web-app:access
key Enter
wait data 12:00:00
type :acme:oats
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:oats
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:oats
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:oats
key Enter
wait data 12:00:00
type :pats
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :pats
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :pats
key Enter
wait data 12:00:00
type D
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :pats
key Enter
wait data 12:00:00
type :acme:settings
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:settings
key Enter
wait data 12:00:00
type :acme:scim
key Enter
wait data 12:00:00
type n
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:scim
key Enter
wait data 12:00:00
type e
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:scim
key Enter
wait data 12:00:00
type mx
expect Cancel ]
key Enter
key Enter
key Enter
paste y\nacme\n1\n
key Enter
key Enter
key Enter
key Esc
type y
absent Cancel ]
type :acme:scim
key Enter
wait data 12:00:00
requests POST * 1
requests PATCH * 0
requests PUT * 0
requests DELETE * 0
type :q
key Enter
exit 0
