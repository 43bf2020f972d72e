from freight import create_app

app = create_app()
