// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
#include "gateway/formschema.h"
#include "support/guitest.h"
#include "ui/forms/foldbox.h"
#include "ui/forms/schemaform.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace lineside;

namespace {

const QByteArray pluginSchema
    = "{\"type\":\"object\",\"required\":[\"count\"],\"encrypt_fields\":[\"redis_password\"],\"properties\":{"
      "\"count\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100},"
      "\"rate\":{\"type\":\"number\"},"
      "\"key\":{\"type\":\"string\",\"default\":\"remote_addr\",\"maxLength\":20},"
      "\"show\":{\"type\":\"boolean\",\"default\":true},"
      "\"policy\":{\"type\":\"string\",\"enum\":[\"local\",\"redis\"],\"default\":\"local\"},"
      "\"fallback\":{\"anyOf\":[{\"type\":\"string\",\"enum\":[\"a\",\"b\"]},{\"type\":\"array\",\"items\":{\"type\":\"string\",\"enum\":["
      "\"a\",\"b\"]}}]},"
      "\"hosts\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
      "\"auth\":{\"type\":\"object\",\"properties\":{\"header\":{\"type\":\"object\",\"additionalProperties\":{\"type\":\"string\"}}}},"
      "\"instances\":{\"type\":\"array\",\"items\":{\"type\":\"object\",\"required\":[\"name\"],\"properties\":{\"name\":{\"type\":"
      "\"string\"},"
      "\"weight\":{\"type\":\"integer\",\"minimum\":0},\"priority\":{\"type\":\"integer\",\"default\":0},"
      "\"options\":{\"type\":\"object\",\"additionalProperties\":true,\"properties\":{\"model\":{\"type\":\"string\"}}}}}},"
      "\"vars\":{\"type\":\"array\"}},"
      "\"if\":{\"properties\":{\"policy\":{\"enum\":[\"redis\"]}}},\"then\":{\"properties\":{\"redis_password\":{\"type\":\"string\"}}}}";

struct Stage {
    explicit Stage(const QByteArray &json = {})
        : form(formFromSchema(pluginSchema, u"limit"_s).value())
    {
        form.setReferences({ u"env:GEMINI_API_KEY"_s, u"keychain:work"_s });
        form.setJson(json);
        form.resize(700, 900);
        form.show();
        form.activateWindow();
        if (!QTest::qWaitForWindowActive(&form))
            qFatal("the form did not become active");
    }
    template<class T> T *field(const QString &path) const { return form.findChild<T *>(u"field:"_s + path); }
    void type(const QString &path, const QString &text) const
    {
        auto *edit = field<QLineEdit>(path);
        edit->setFocus();
        edit->selectAll();
        QTest::keyClick(edit, Qt::Key_Delete);
        QTest::keyClicks(edit, text);
    }
    QString problem(const QString &path) const
    {
        const auto *label = form.findChild<QLabel *>(u"problem:"_s + path);
        return label && label->isVisibleTo(&form) ? label->text() : QString();
    }
    void click(const QString &name) const { QTest::mouseClick(form.findChild<QWidget *>(name), Qt::LeftButton); }

    SchemaForm form;
};

} // namespace

class TestSchemaForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { failOnWarnings(); }

    void onlyWhatIsSetIsWritten()
    {
        Stage stage;
        QCOMPARE(stage.form.json(), QByteArray());
        QSignalSpy edited(&stage.form, &SchemaForm::edited);
        stage.type(u"count"_s, u"5"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":5}"));
        QVERIFY(!edited.isEmpty());
        stage.type(u"count"_s, QString());
        QCOMPARE(stage.form.json(), QByteArray());
        QCOMPARE(stage.field<QLineEdit>(u"key"_s)->placeholderText(), u"remote_addr"_s);
    }

    void whatNoFieldShowsStays()
    {
        Stage stage("{\"count\":5,\"novel\":{\"x\":[1]},\"_meta\":{\"priority\":3}}");
        stage.type(u"count"_s, u"6"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"_meta\":{\"priority\":3},\"count\":6,\"novel\":{\"x\":[1]}}"));
        auto *others = stage.form.findChild<QPlainTextEdit *>(u"field::others"_s);
        QVERIFY(others->isVisible());
        others->setPlainText(u"{\"novel\": 7, \"count\": 99}"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":6,\"novel\":7}"));
        others->setPlainText(u"{\"novel\""_s);
        QVERIFY(stage.form.hasUntaken());
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":6,\"novel\":7}"));
    }

    void everyKindOfInputWrites()
    {
        Stage stage;
        stage.type(u"rate"_s, u"1.5"_s);
        QCOMPARE(stage.field<QLineEdit>(u"rate"_s)->text(), u"1.5"_s);
        auto *show = stage.field<QCheckBox>(u"show"_s);
        QVERIFY(show->isChecked());
        show->click();
        QCOMPARE(show->text(), u"off"_s);
        auto *policy = stage.field<QComboBox>(u"policy"_s);
        QVERIFY(!stage.field<QLineEdit>(u"redis_password"_s)->isVisible());
        policy->setFocus();
        QTest::keyClick(policy, Qt::Key_Down);
        QTest::keyClick(policy, Qt::Key_Down);
        Q_EMIT policy->activated(policy->currentIndex());
        QVERIFY(stage.field<QLineEdit>(u"redis_password"_s)->isVisible());
        stage.field<QCheckBox>(u"fallback:b"_s)->click();
        stage.field<QPlainTextEdit>(u"hosts"_s)->setPlainText(u"a.example\n\n b.example "_s);
        stage.field<QPlainTextEdit>(u"vars"_s)->setPlainText(u"[[\"arg_x\",\"==\",\"y\"]]"_s);
        QCOMPARE(stage.form.json(),
                 QByteArray("{\"fallback\":\"b\",\"hosts\":[\"a.example\",\"b.example\"],\"policy\":\"redis\",\"rate\":1.5,\"show\":false,"
                            "\"vars\":[[\"arg_x\",\"==\",\"y\"]]}"));
        stage.field<QCheckBox>(u"fallback:a"_s)->click();
        QVERIFY(stage.form.json().contains("\"fallback\":[\"b\",\"a\"]"));
    }

    void aSettingGoesBackToItsDefault()
    {
        Stage stage("{\"count\":5,\"key\":\"host\"}");
        QVERIFY(!stage.form.findChild<QToolButton *>(u"reset:count"_s)->isVisible()); // it is needed
        stage.click(u"reset:key"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":5}"));
        QCOMPARE(stage.field<QLineEdit>(u"key"_s)->text(), QString());
        QVERIFY(!stage.form.findChild<QToolButton *>(u"reset:key"_s)->isVisible());
    }

    void whatIsWrongIsSaidAtItsField()
    {
        Stage stage("{}");
        QCOMPARE(stage.problem(u"count"_s), u"This is needed."_s);
        stage.type(u"count"_s, u"12a"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":\"12a\"}"));
        QVERIFY(stage.problem(u"count"_s).contains(u"whole"_s));
        QCOMPARE(stage.field<QLineEdit>(u"count"_s)->accessibleDescription(), stage.problem(u"count"_s));
        stage.type(u"count"_s, u"101"_s);
        QCOMPARE(stage.problem(u"count"_s), u"From 1 to 100."_s);
        stage.type(u"count"_s, u"100"_s);
        QCOMPARE(stage.problem(u"count"_s), QString());
        stage.form.setRemarks({ { { u"key"_s }, u"Not with this policy."_s } });
        QCOMPARE(stage.problem(u"key"_s), u"Not with this policy."_s);
        stage.form.setRemarks({});
        QCOMPARE(stage.problem(u"key"_s), QString());
    }

    void valuesOfAnotherTypeAreShownAndSaid()
    {
        Stage stage("{\"count\":[1],\"show\":\"yes\",\"policy\":7,\"auth\":3,\"instances\":{\"a\":1}}");
        QCOMPARE(stage.field<QLineEdit>(u"count"_s)->text(), u"1"_s);
        QVERIFY(!stage.problem(u"count"_s).isEmpty());
        QVERIFY(!stage.problem(u"show"_s).isEmpty());
        QCOMPARE(stage.field<QComboBox>(u"policy"_s)->currentText(), u"7"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"auth\":3,\"count\":[1],\"instances\":{\"a\":1},\"policy\":7,\"show\":\"yes\"}"));
    }

    void aKeyIsAReference()
    {
        Stage stage("{\"policy\":\"redis\"}");
        stage.type(u"redis_password"_s, u"hunter2"_s);
        QVERIFY(stage.form.hasUntaken());
        QVERIFY(!stage.form.json().contains("hunter2"));
        QVERIFY(stage.problem(u"redis_password"_s).contains(u"reference"_s));
        stage.type(u"redis_password"_s, u"{keychain:work}"_s);
        QVERIFY(!stage.form.hasUntaken());
        QCOMPARE(stage.form.json(), QByteArray("{\"policy\":\"redis\",\"redis_password\":\"{keychain:work}\"}"));
    }

    void headersAreNamesAndValues()
    {
        Stage stage("{\"count\":1}");
        stage.form.focusValue({ u"auth"_s, u"header"_s });
        stage.click(u"field:auth.header:add"_s);
        auto *name = stage.form.findChild<QLineEdit *>(u"field:auth.header:name"_s);
        auto *value = stage.form.findChild<QLineEdit *>(u"field:auth.header:value"_s);
        QCOMPARE(name->text(), u"Authorization"_s);
        QTest::keyClicks(value, u"Bearer sk-1"_s);
        QVERIFY(!stage.form.json().contains("sk-1"));
        QVERIFY(stage.form.hasUntaken());
        auto *menu = value->parentWidget()->findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().size(), 2);
        menu->actions().constFirst()->trigger();
        QCOMPARE(stage.form.json(), QByteArray("{\"auth\":{\"header\":{\"Authorization\":\"Bearer {env:GEMINI_API_KEY}\"}},\"count\":1}"));
        name->setFocus();
        QTest::keyClicks(name, u"2"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"auth\":{\"header\":{\"Authorization2\":\"Bearer {env:GEMINI_API_KEY}\"}},\"count\":1}"));
    }

    void aMaskedKeyCanBeMoved()
    {
        Stage stage("{\"auth\":{\"header\":{\"Authorization\":\"Bearer ••••\"}}}");
        stage.form.focusValue({ u"auth"_s, u"header"_s });
        QSignalSpy asked(&stage.form, &SchemaForm::keyMoveRequested);
        auto *menu = stage.form.findChild<QLineEdit *>(u"field:auth.header:value"_s)->parentWidget()->findChild<QMenu *>();
        Q_EMIT menu->aboutToShow();
        menu->actions().constLast()->trigger();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.constFirst().constFirst().toStringList(), (QStringList { u"auth"_s, u"header"_s, u"Authorization"_s }));
    }

    void instancesAreATableWithAnEditor()
    {
        Stage stage("{\"count\":1,\"instances\":[{\"name\":\"one\",\"weight\":3,\"options\":{\"model\":\"m1\",\"temperature\":1}}]}");
        stage.form.focusValue({ u"instances"_s, u"0"_s, u"name"_s });
        auto *table = stage.form.findChild<QTableWidget *>(u"table:instances"_s);
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 1);
        QStringList titles;
        for (int column = 0; column < table->columnCount(); ++column)
            titles.append(table->horizontalHeaderItem(column)->text());
        QCOMPARE(titles, (QStringList { u"Name"_s, u"Weight"_s, u"Model"_s, u"Priority"_s }));
        QCOMPARE(table->item(0, 2)->text(), u"m1"_s);
        QVERIFY(stage.field<QLineEdit>(u"instances.0.name"_s)->hasFocus());
        stage.click(u"add:instances"_s);
        QTest::keyClicks(stage.field<QLineEdit>(u"instances.1.name"_s), u"two"_s);
        QCOMPARE(table->item(1, 0)->text(), u"two"_s);
        table->item(1, 1)->setText(u"1"_s);
        QCOMPARE(stage.field<QLineEdit>(u"instances.1.weight"_s)->text(), u"1"_s);
        stage.click(u"up:instances"_s);
        QCOMPARE(table->item(0, 0)->text(), u"two"_s);
        stage.click(u"duplicate:instances"_s);
        stage.click(u"remove:instances"_s);
        QCOMPARE(stage.form.json(),
                 QByteArray("{\"count\":1,\"instances\":[{\"name\":\"two\",\"weight\":1},"
                            "{\"name\":\"one\",\"options\":{\"model\":\"m1\",\"temperature\":1},\"weight\":3}]}"));
        stage.click(u"remove:instances"_s);
        stage.click(u"remove:instances"_s);
        QCOMPARE(stage.form.json(), QByteArray("{\"count\":1}"));
    }

    void foldedFieldsAreMadeWhenTheyAreSeen()
    {
        Stage stage("{\"instances\":[{\"name\":\"one\",\"weight\":-1}]}");
        QVERIFY(!stage.form.findChild<QTableWidget *>());
        const QList<FoldBox *> boxes = stage.form.findChildren<FoldBox *>();
        QCOMPARE(boxes.size(), 2);
        const auto box = std::ranges::find_if(boxes, [](FoldBox *each) { return each->head().text() == "Instances"_L1; });
        QCOMPARE((*box)->head().accessibleDescription(), u"1 to put right"_s);
        (*box)->setFocus();
        QTest::keyClick(&(*box)->head(), Qt::Key_Space);
        QVERIFY(stage.form.findChild<QTableWidget *>()->isVisible());
    }

    void everythingHasANameAndIsReachedByTab()
    {
        Stage stage("{\"policy\":\"redis\"}");
        const QList<QWidget *> widgets = stage.form.findChildren<QWidget *>();
        int named = 0;
        for (const QWidget *widget : widgets) {
            if (!(widget->focusPolicy() & Qt::TabFocus) || !widget->isVisible())
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            ++named;
        }
        QVERIFY(named > 10);
    }
};

QTEST_MAIN(TestSchemaForm)
#include "tst_schemaform.moc"
