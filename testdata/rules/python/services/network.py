import dns.resolver

def dns_calls():
    dns.resolver.resolve(name, "MX")  # itmap: third_party resolve
    dns.resolver.Resolver()  # ok: third_party
