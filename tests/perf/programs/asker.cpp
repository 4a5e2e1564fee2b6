// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// A library to be loaded before the window program (LD_PRELOAD): asks one question as a person would, by the composer and its button, and
// ends the program when the answer was shown. So what is measured is the program as it is.
#include <QApplication>
#include <QEvent>
#include <QTimer>
#include <QWidget>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

QWidget *visibleWidget(const QString &name)
{
    const QWidgetList all = QApplication::allWidgets();
    for (QWidget *widget : all) {
        if (widget->objectName() == name && widget->isVisible() && widget->isEnabled())
            return widget;
    }
    return nullptr;
}

class Asker : public QObject
{
public:
    explicit Asker(QObject *parent)
        : QObject(parent)
    {
        QTimer::singleShot(100ms, this, &Asker::ask);
    }

    // The button that stops the reply hides when there is nothing to stop any more.
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Hide)
            QTimer::singleShot(200ms, qApp, &QCoreApplication::quit); // after the last frame
        return false;
    }

private:
    void ask()
    {
        QWidget *composer = visibleWidget(u"composer"_s);
        QWidget *send = visibleWidget(u"sendButton"_s);
        if (composer)
            composer->setProperty("plainText", u"Write a lot."_s);
        if (composer && send)
            QMetaObject::invokeMethod(send, "click");
        if (QWidget *stop = visibleWidget(u"stopButton"_s))
            stop->installEventFilter(this);
        else
            QTimer::singleShot(100ms, this, &Asker::ask);
    }
};

void watch()
{
    new Asker(qApp);
}

} // namespace

Q_COREAPP_STARTUP_FUNCTION(watch)
