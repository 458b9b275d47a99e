module wentu

go 1.26
