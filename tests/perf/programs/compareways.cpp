// SPDX-FileCopyrightText: 2026 The Lineside authors
// SPDX-License-Identifier: Apache-2.0
// perf_compareways --delay MS --repetitions N --runs N: two ways to a server, one of which takes MS longer, are compared again and again by
// real probes; writes how often the interval held the truth, as a JSON object. With --at-once C instead: C probes at one time of
// an answer that takes 50 ms, and what they measured until the first byte.
#include "perf/programs/pacedserver.h"
#include "probe/probeseries.h"
#include "probe/statistics.h"
#include "probe/waycomparison.h"
#include "support/fakesecretstore.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>

using namespace lineside;
using namespace lineside::perf;
using namespace Qt::StringLiterals;

namespace {

constexpr int seriesAtOnce = 4;
constexpr std::array measured{SeriesMeasure::FirstByte, SeriesMeasure::FirstToken, SeriesMeasure::Total};

SeriesWay wayTo(const QUrl &url)
{
    HttpRequest request;
    request.url = url;
    request.headers = {{"Content-Type", ValueTemplate::literal(u"application/json"_s)}};
    request.body = R"({"model":"mock","messages":[{"role":"user","content":"hi"}],"stream":true})";
    request.expectsStream = true;
    request.connection.proxyMode = ConnectionSettings::Proxy::None;
    ProbeTarget target;
    target.path = u"direct"_s;
    target.url = url;
    target.requestedModel = u"mock"_s;
    return {request, target};
}

// Comparisons with known truth, several at one time, each with its own series.
class Repetitions : public QObject
{
public:
    Repetitions(Prober &prober, const SeriesPlan &plan, double truth, int count)
        : m_prober(prober)
        , m_plan(plan)
        , m_truth(truth)
        , m_left(count)
    {
        for (int i = 0; i < seriesAtOnce; ++i)
            next();
    }
    QJsonObject told() const { return m_told; }

private:
    void next()
    {
        if (m_left == 0) {
            if (m_running == 0)
                QCoreApplication::quit();
            return;
        }
        m_plan.seed = quint64(m_left--);
        ++m_running;
        auto *series = new ProbeSeries(m_prober, m_plan, this);
        auto samples = std::make_shared<std::array<QList<SeriesSample>, 2>>();
        connect(series, &ProbeSeries::runCompleted, this, [samples](int way, const ProbeReport &report) { (*samples)[size_t(way)].append(sampleOf(report)); });
        connect(series, &ProbeSeries::finished, this, [this, series, samples] {
            series->deleteLater();
            judge(compareWays((*samples)[0], (*samples)[1], series->plan().seed));
            --m_running;
            next();
        });
        series->start();
    }

    void judge(const WayComparison &comparison)
    {
        const auto add = [this](const QString &key, int more) { m_told[key] = m_told[key].toInt() + more; };
        for (const SeriesMeasure measure : measured) {
            const MeasureDifference *found = comparison.find(measure, false);
            const bool known = found && found->interval;
            add(idOf(measure) + u"-missed"_s, known && found->interval->holds(m_truth) ? 0 : 1);
            add(idOf(measure) + u"-told"_s, known && found->canTell() ? 1 : 0);
        }
    }

    Prober &m_prober;
    SeriesPlan m_plan;
    double m_truth;
    int m_left;
    int m_running = 0;
    QJsonObject m_told;
};

QJsonObject measureAtOnce(Prober &prober, const PacedServer &server, int atOnce)
{
    constexpr std::chrono::milliseconds held(50);
    const SeriesPlan plan{.ways = {wayTo(server.url(false, held))}, .runs = 5 * atOnce, .concurrency = atOnce};
    ProbeSeries series(prober, plan);
    QList<double> firstBytes;
    QObject::connect(&series, &ProbeSeries::runCompleted, &series, [&firstBytes](int, const ProbeReport &report) { firstBytes.append(report.times.firstByte.value_or(0)); });
    QObject::connect(&series, &ProbeSeries::finished, qApp, &QCoreApplication::quit);
    series.start();
    QCoreApplication::exec();
    return {{u"overMs"_s, *percentile(firstBytes, 50) - double(held.count())}, {u"worstOverMs"_s, *percentile(firstBytes, 100) - double(held.count())}};
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"delay"_s, {}, u"MS"_s, u"5"_s}, {u"repetitions"_s, {}, u"N"_s, u"100"_s}, {u"runs"_s, {}, u"N"_s, u"12"_s}, {u"at-once"_s, {}, u"C"_s}});
    parser.process(application);
    PacedServer server;
    test::FakeSecretStore secrets;
    const std::unique_ptr<Prober> prober = makeProber(secrets);
    QJsonObject told;
    if (parser.isSet(u"at-once"_s)) {
        told = measureAtOnce(*prober, server, parser.value(u"at-once"_s).toInt());
    } else {
        const int delay = parser.value(u"delay"_s).toInt();
        const SeriesPlan plan{.ways = {wayTo(server.url(true, {})), wayTo(server.url(true, std::chrono::milliseconds(delay)))},
                              .runs = parser.value(u"runs"_s).toInt()};
        const Repetitions repetitions(*prober, plan, delay, parser.value(u"repetitions"_s).toInt());
        QCoreApplication::exec();
        told = repetitions.told();
    }
    fputs(QJsonDocument(told).toJson(QJsonDocument::Compact).constData(), stdout);
    return 0;
}
