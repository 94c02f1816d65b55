; gate: http, https, node:http, node:https, http2, node:http2
; title: Node.js HTTP server
; path-syntax: literal

; if (req.method === "GET" && req.url === "/users")
((binary_expression
   left: (binary_expression
     left: (member_expression property: (property_identifier) @_method)
     operator: ["===" "=="]
     right: (string) @method)
   operator: "&&"
   right: (binary_expression
     left: (member_expression object: (identifier) @_request property: (property_identifier) @_url)
     operator: ["===" "=="]
     right: (string) @path))
 (#eq? @_method "method")
 (#match? @_request "^(req|request)$")
 (#match? @_url "^(url|path|pathname)$")
 (#match? @path "^['\"]/")
 (#set! name "method-and-url")
 (#set! emit "http_route"))

; if (req.url === "/users" && req.method === "GET")
((binary_expression
   left: (binary_expression
     left: (member_expression object: (identifier) @_request property: (property_identifier) @_url)
     operator: ["===" "=="]
     right: (string) @path)
   operator: "&&"
   right: (binary_expression
     left: (member_expression property: (property_identifier) @_method)
     operator: ["===" "=="]
     right: (string) @method))
 (#eq? @_method "method")
 (#match? @_request "^(req|request)$")
 (#match? @_url "^(url|path|pathname)$")
 (#match? @path "^['\"]/")
 (#set! name "url-and-method")
 (#set! emit "http_route"))

; if (req.url === "/health") alone
((if_statement
   condition: (parenthesized_expression
     (binary_expression
       left: (member_expression object: (identifier) @_request property: (property_identifier) @_url)
       operator: ["===" "=="]
       right: (string) @path)))
 (#match? @_request "^(req|request)$")
 (#match? @_url "^(url|path|pathname)$")
 (#match? @path "^['\"]/")
 (#set! name "url")
 (#set! emit "http_route"))
