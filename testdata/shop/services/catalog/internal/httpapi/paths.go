package httpapi

const (
	// BasePath is where version 1 of the API lies.
	BasePath     = "/" + version
	productsPath = "/products"

	version = "v1"
)
