"""The application: ``python app.py``, ``flask run`` and ``gunicorn app:app`` all serve this one."""

from conference.factory import create_app

app = create_app()

if __name__ == "__main__":
    app.run(host="127.0.0.1", port=8000)
