; What the generator writes for each HTTP rule of a service. The same route is registered for servers in the process
; (AnnotateIncomingContext) and for connections (AnnotateContext): the latter counts.
;
;   mux.Handle(http.MethodPost, pattern_Orders_Create_0, func(..) {
;       annotatedContext, err := runtime.AnnotateContext(ctx, mux, req, "/shop.v1.Orders/Create", runtime.WithHTTPPathPattern("/v1/orders"))
((call_expression
   function: (selector_expression field: (field_identifier) @_handle)
   arguments: (argument_list
     . (_) @method
     . (identifier)
     . (func_literal
         body: (block
           (statement_list
             (short_var_declaration
               right: (expression_list
                 (call_expression
                   function: (selector_expression field: (field_identifier) @_annotate)
                   arguments: (argument_list
                     (call_expression
                       function: (selector_expression field: (field_identifier) @_pattern)
                       arguments: (argument_list . (_) @path)))))))))))
 (#eq? @_handle "Handle")
 (#eq? @_annotate "AnnotateContext")
 (#eq? @_pattern "WithHTTPPathPattern")
 (#set! emit "http_route")
 (#set! name "generated"))
