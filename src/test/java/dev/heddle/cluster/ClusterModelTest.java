package dev.heddle.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.hazelcast.cluster.Member;
import com.hazelcast.version.MemberVersion;
import dev.heddle.execution.ExecutionModel;
import dev.heddle.execution.ModelOption;
import dev.heddle.execution.Trait;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written of the cluster in brackets. */
class ClusterModelTest {

  private static ExecutionModel with(String option, String value) {
    return new ClusterModel()
        .options().stream()
            .filter(each -> each.id().equals(option))
            .map(ModelOption::set)
            .findFirst()
            .orElseThrow()
            .apply(value);
  }

  @Test
  void itsIdTellsWhatIsNotAsUsual() {
    assertThat(new ClusterModel().id()).isEqualTo("cluster");
    assertThat(with("caller", "client").id()).isEqualTo("cluster[caller=client]");
    assertThat(with("members", "3").id()).isEqualTo("cluster[members=3]");
  }

  @Test
  void whatCannotBeIsRefusedWithWhatCan() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("members", "0"))
        .withMessageContaining("members 0: out of range; write 1 to 64");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("members", "many"))
        .withMessageContaining("members 'many': not a number");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("caller", "guest"))
        .withMessageContaining("guest")
        .withMessageContaining("client");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("engine", "ignite"))
        .withMessageContaining("engine 'ignite': unknown; write hazelcast");
  }

  @Test
  void thereAreNoMoreMembersThanWorkers() {
    assertThat(new ClusterModel().processes(1)).isEqualTo(1);
    assertThat(new ClusterModel().processes(8)).isEqualTo(2);
  }

  @Test
  void whoeverJoinsBeyondTheLoopbackIsAClient() {
    assertThat(with("join", "127.0.0.1:5701").id()).isEqualTo("cluster[join=127.0.0.1:5701]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("join", "10.0.0.2:5701"))
        .withMessageContaining("write caller=client");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("join", "10.0.0.2"))
        .withMessageContaining("write HOST:PORT");
    assertThat(new ClusterModel(2, "client", "10.0.0.2:5701", "heddle").id())
        .isEqualTo("cluster[caller=client,join=10.0.0.2:5701]");
  }

  @Test
  void severalAddressesAreWrittenWithAPlusBetweenThem() {
    assertThat(with("join", "127.0.0.1:5701+localhost:5702").id())
        .isEqualTo("cluster[join=127.0.0.1:5701+localhost:5702]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> with("join", "127.0.0.1:5701+10.0.0.2:5701"))
        .withMessageContaining("write caller=client");
    for (String wrong : List.of("127.0.0.1:5701+", "127.0.0.1:5701,127.0.0.1:5702", "a:70000")) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> with("join", wrong))
          .withMessageContaining("join '" + wrong + "': no address; write HOST:PORT");
    }
  }

  @Test
  void theControlIsOneAndTakesAsManyMembersAsTheModel() {
    BareClusterModel bare = new BareClusterModel();
    assertThat(bare.id()).isEqualTo("cluster-bare");
    assertThat(bare.has(Trait.CONTROL)).isTrue();
    assertThat(bare.processes(1)).isEqualTo(1);
    assertThat(bare.options().getFirst().set().apply("3").id())
        .isEqualTo("cluster-bare[members=3]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BareClusterModel(0))
        .withMessageContaining("members 0: out of range");
  }

  @Test
  void aMemberWithAnotherVersionOfTheEngineIsToldWithBoth() throws Exception {
    Package ours = Member.class.getPackage();
    StandingCluster.requireSameEngine("127.0.0.1:1", MemberVersion.of("5.7.9"), ours);
    assertThatIOException()
        .isThrownBy(
            () -> StandingCluster.requireSameEngine("127.0.0.1:1", MemberVersion.of("5.5.0"), ours))
        .withMessage(
            "cluster: member 127.0.0.1:1 runs Hazelcast 5.5.0, and this JVM 5.7.0; start both with"
                + " the same jar of it");
  }
}
